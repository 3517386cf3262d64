import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { marked, snapshotOf } from '../../../../test/support/lspFixture';
import { directiveCompletions } from './directiveCompletion';

function items(fixture: string): CompletionItem[] {
  const { text, position } = marked(fixture);
  return directiveCompletions(snapshotOf(text), position);
}

const labels = (fixture: string) => items(fixture).map(({ label }) => label);

/** The text once the item is in it. */
function accepted(fixture: string, label: string): string {
  const { text } = marked(fixture);
  const item = items(fixture).find((one) => one.label === label);
  assert.ok(item, label);
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [item.textEdit as TextEdit]);
}

describe('Completion of parser directives', () => {
  it('offers them in the comments at the top of a file', () => {
    assert.deepEqual(labels('# <|>'), ['syntax=docker/dockerfile:1', 'escape=`', 'check=']);
    assert.equal(accepted('# sy<|>\nFROM a\n', 'syntax=docker/dockerfile:1'), '# syntax=docker/dockerfile:1\nFROM a\n');
    assert.equal(accepted('#<|>\nFROM a\n', 'check='), '# check=\nFROM a\n');
    assert.equal(accepted('<|>\nFROM a\n', '# syntax=docker/dockerfile:1'), '# syntax=docker/dockerfile:1\nFROM a\n');
  });

  it('offers each one once', () => {
    assert.deepEqual(labels('# syntax=docker/dockerfile:1\n# <|>\nFROM a\n'), ['escape=`', 'check=']);
  });

  it('offers none below another comment, a blank line or an instruction, and none in the middle of a sentence', () => {
    for (const fixture of ['# a\n# <|>', '\n# <|>', 'FROM a\n# <|>', 'FROM a\n<|>', '# a<|> comment\nFROM a\n']) {
      assert.deepEqual(labels(fixture), [], fixture);
    }
  });

  it('offers what they can say', () => {
    assert.deepEqual(labels('# syntax=<|>'), ['docker/dockerfile:1', 'docker/dockerfile:1-labs']);
    assert.equal(accepted('# syntax=docker<|>', 'docker/dockerfile:1'), '# syntax=docker/dockerfile:1');
    assert.deepEqual(labels('# escape=<|>'), ['`', '\\']);
    assert.deepEqual(labels('# check=<|>'), ['skip=', 'error=', 'experimental=']);
    assert.deepEqual(labels('# check=skip=all;<|>'), ['error=', 'experimental=']);
    assert.deepEqual(labels('# check=error=<|>'), ['true', 'false']);
  });

  it("offers the names of all 22 of BuildKit's checks, those that are not named yet", () => {
    const all = labels('# check=skip=<|>');
    assert.equal(all.length, 23);
    assert.equal(all[0], 'all');
    assert.ok(all.includes('JSONArgsRecommended') && all.includes('StageNameCasing'));
    assert.equal(
      accepted('# check=skip=UndefinedVar,Stage<|>', 'StageNameCasing'),
      '# check=skip=UndefinedVar,StageNameCasing',
    );
    assert.ok(!labels('# check=skip=UndefinedVar,<|>').includes('UndefinedVar'));
    assert.deepEqual(labels('# check=experimental=<|>'), ['all', 'InvalidDefinitionDescription']);
  });

  it('offers checks in the comment above an instruction too, and in no heredoc', () => {
    assert.ok(labels('FROM a\n# check=skip=<|>\nRUN b\n').includes('all'));
    assert.deepEqual(labels('FROM a\nRUN <<E\n# check=skip=<|>\nE\n'), []);
    assert.deepEqual(labels('FROM a\n# syntax=<|>\nRUN b\n'), []);
  });
});
