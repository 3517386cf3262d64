import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { marked, snapshotOf, textAt } from '../../../../test/support/lspFixture';
import { keywordCompletions } from './keywordCompletion';
import { askLanguage } from './language';
import { loadLanguage } from './languageEngine';

const ask = askLanguage(loadLanguage, (message) => assert.fail(message));

async function items(fixture: string, snippets = true): Promise<CompletionItem[]> {
  const { text, position } = marked(fixture);
  return keywordCompletions(snapshotOf(text), position, { snippets, ask });
}

const labels = async (fixture: string, snippets = true) => (await items(fixture, snippets)).map(({ label }) => label);

/** What the item that begins so puts in the place of what. */
async function edit(fixture: string, label: string, snippets = true): Promise<string> {
  const found = (await items(fixture, snippets)).find((item) => item.label.startsWith(label));
  assert.ok(found, label);
  const { range, newText } = found.textEdit as TextEdit;
  return `${textAt(marked(fixture).text, range)} → ${newText}`;
}

describe('Completion of keywords', () => {
  it('offers every instruction below a FROM, with a snippet of what it takes', async () => {
    const found = await items('FROM a\n<|>\n');
    assert.equal(new Set(found.map(({ label }) => label.split(' ')[0])).size, 18);
    assert.equal(await edit('FROM a\n<|>\n', 'COPY'), ' → COPY ${1:source} ${2:dest}');
    assert.ok(found.every(({ documentation }) => JSON.stringify(documentation).includes('Reference')));
  });

  it('offers each thing once', async () => {
    const found = await labels('FROM a\n<|>\n');
    assert.equal(new Set(found).size, found.length);
  });

  it('offers bare keywords to clients that fill in no snippets', async () => {
    assert.equal(await edit('FROM a\nCO<|>\n', 'COPY', false), 'CO → COPY');
    assert.equal((await labels('FROM a\n<|>\n', false)).filter((label) => label === 'ARG').length, 1);
  });

  it('offers ARG and FROM alone above the first FROM', async () => {
    for (const fixture of ['<|>', '# a\n<|>\nFROM a\n', 'ARG x\n<|>\n']) {
      assert.deepEqual([...new Set((await labels(fixture)).map((label) => label.split(' ')[0]))], ['ARG', 'FROM']);
    }
  });

  it('offers behind ONBUILD what BuildKit lets wait', async () => {
    const found = (await labels('FROM a\nONBUILD <|>\n')).map((label) => label.split(' ')[0]);
    assert.ok(found.includes('COPY') && found.includes('RUN'));
    assert.ok(!found.includes('FROM') && !found.includes('ONBUILD') && !found.includes('MAINTAINER'));
    assert.equal(await edit('FROM a\nONBUILD co<|>\n', 'COPY'), 'co → COPY ${1:source} ${2:dest}');
  });

  it('replaces the word that is there, and only that where something follows', async () => {
    assert.equal(await edit('FROM a\nCO<|>\n', 'COPY'), 'CO → COPY ${1:source} ${2:dest}');
    assert.equal(await edit('FROM a\nCO<|>P a b\n', 'COPY'), 'COP → COPY');
    assert.equal(await edit('FROM a\n  RU<|>\n', 'RUN'), 'RU → RUN ${1:command}');
  });

  it('writes keywords the way the file does', async () => {
    assert.equal(await edit('from a\nCO<|>\n', 'copy'), 'CO → copy ${1:source} ${2:dest}');
    assert.equal(await edit('FROM a\nco<|>\n', 'COPY'), 'co → COPY ${1:source} ${2:dest}');
  });

  it('strikes out MAINTAINER and puts it last', async () => {
    const found = (await items('FROM a\n<|>\n')).find(({ label }) => label.startsWith('MAINTAINER'));
    assert.deepEqual([found?.tags, found?.sortText], [[1], '~']);
  });

  it('offers nothing where no instruction can begin', async () => {
    for (const fixture of [
      'FROM a\nRUN x <|>\n',
      'FROM a\nRUN x \\\n<|>\n',
      'FROM a\n# <|>\n',
      'FROM a\nRUN <<E\n<|>\nE\n',
      'FROM a\nCOPY <|>\n',
      'FROM a\nONBUILD COPY <|>\n',
      'FROM a\nHEALTHCHECK <|>\n',
    ]) {
      assert.deepEqual(await labels(fixture), [], fixture);
    }
  });
});
