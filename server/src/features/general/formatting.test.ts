import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixture } from '../../../../test/support/fixture';
import { snapshotOf } from '../../../../test/support/lspFixture';
import { formatting, onTypeFormatting, rangeFormatting } from './formatting';
import { askLanguage } from './language';
import { loadLanguage } from './languageEngine';

const ask = askLanguage(loadLanguage, (message) => assert.fail(message));
const options = { tabSize: 4, insertSpaces: true };

async function formatted(text: string, given = options): Promise<string> {
  const edits = await formatting(snapshotOf(text), given, ask);
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits ?? []);
}

/** `text` is already as it should be. */
async function isLeftAlone(text: string): Promise<void> {
  assert.equal(await formatted(text), text);
}

describe('Formatting', () => {
  it('indents the lines that go on from the one above, and takes the blanks off all others', async () => {
    const messy = '  FROM alpine\n\t# tools\nRUN apk add \\\ncurl \\\n          git\n   \n COPY a b\n';
    assert.equal(await formatted(messy), 'FROM alpine\n# tools\nRUN apk add \\\n    curl \\\n    git\n\nCOPY a b\n');
  });

  it('indents by tabs or as many blanks as the editor says', async () => {
    const text = 'FROM a\nRUN b \\\n c\n';
    assert.equal(await formatted(text, { tabSize: 4, insertSpaces: false }), 'FROM a\nRUN b \\\n\tc\n');
    assert.equal(await formatted(text, { tabSize: 2, insertSpaces: true }), 'FROM a\nRUN b \\\n  c\n');
  });

  it('indents comments and trims blank lines inside of an instruction', async () => {
    assert.equal(
      await formatted('FROM a\nRUN b \\\n# why\n   \\\n  \n  c\n'),
      'FROM a\nRUN b \\\n    # why\n    \\\n\n    c\n',
    );
  });

  it('keeps line ends of Windows', async () => {
    assert.equal(await formatted('FROM a\r\nRUN b \\\r\n c\r\n'), 'FROM a\r\nRUN b \\\r\n    c\r\n');
  });

  it('follows the escape character of the file', async () => {
    assert.equal(await formatted('# escape=`\nFROM a\nRUN b `\n c\n'), '# escape=`\nFROM a\nRUN b `\n    c\n');
  });

  it('leaves heredocs alone', async () => {
    await isLeftAlone('FROM a\nRUN <<EOF\n  if x; then\n      y\n  \nEOF\nCOPY <<-A <<B /\n\tx\n\tA\n y\nB\n');
  });

  it('leaves a string alone that goes on over several lines', async () => {
    await isLeftAlone('FROM a\nRUN echo "b \\\n  c \\\n\td"\n');
    await isLeftAlone("FROM a\nENV A='b \\\n  c'\n");
    await isLeftAlone('FROM a\nCMD ["sh", "-c", "b \\\n  c"]\n');
  });

  it('leaves alone what a shell reads inside of a string', async () => {
    await isLeftAlone('FROM a\nRUN echo "$(echo "b \\\n  c")"\n');
    await isLeftAlone('FROM a\nRUN echo "`echo "b \\\n  c"`"\n');
    await isLeftAlone("FROM a\nRUN echo $'it\\'s \\\n  c'\n");
  });

  it('puts no blank into a word that goes on in the next line', async () => {
    await isLeftAlone('FROM a\nRUN make\\\nfile\n');
    assert.equal(await formatted('FROM a\nRUN make\\\n file\n'), 'FROM a\nRUN make\\\n    file\n');
  });

  it('leaves a value alone that all the rest of the line belongs to', async () => {
    await isLeftAlone('FROM a\nWORKDIR /a \\\n  b\n');
    await isLeftAlone('FROM a\nENV A b \\\n  c\n');
    await isLeftAlone('FROM a\nMAINTAINER a \\\n  b\n');
  });

  it('makes no directive of a comment', async () => {
    await isLeftAlone('  # syntax=docker/dockerfile:1\nFROM a\n  # check=skip=all\nRUN b\n');
  });

  it('leaves a text alone whose lines editors and BuildKit see differently', async () => {
    await isLeftAlone('FROM a\n RUN b\rRUN c\n');
  });

  it('touches nothing but the lines of the range', async () => {
    const text = ' FROM a\nRUN b \\\nc \\\nd\n RUN e\n';
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    const edits = await rangeFormatting(snapshotOf(text), range, options, ask);
    assert.deepEqual(edits, [
      { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, newText: '    ' },
    ]);
  });

  it('is silent where the library fails', async () => {
    const said: string[] = [];
    const broken = askLanguage(
      () => Promise.reject(new Error('gone\nat somewhere')),
      (message) => said.push(message),
    );
    assert.equal(await formatting(snapshotOf(' FROM a\n'), options, broken), undefined);
    assert.equal(await formatting(snapshotOf(' FROM a\n'), options, broken), undefined);
    assert.deepEqual(said, ['dockerfile-language-service, loading: Error: gone']);
  });
});

describe('Formatting while typing', () => {
  const typed = async (source: string, character = '\\') => {
    const { text, cursor } = fixture(source);
    assert.ok(cursor);
    const edits = await onTypeFormatting(snapshotOf(text), cursor, character, options, ask);
    return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits ?? []);
  };

  it('indents the next line when an escape character makes it go on', async () => {
    assert.equal(await typed('FROM a\nRUN b \\<|>\nc\n'), 'FROM a\nRUN b \\\n    c\n');
    assert.equal(await typed('# escape=`\nFROM a\nRUN b `<|>\nc\n', '`'), '# escape=`\nFROM a\nRUN b `\n    c\n');
  });

  it('leaves the next instruction where it is', async () => {
    assert.equal(await typed('FROM a\nRUN b \\<|>\nCOPY c d\n'), 'FROM a\nRUN b \\\nCOPY c d\n');
  });

  it('does nothing in the middle of a line, in a comment, in a heredoc or for another character', async () => {
    for (const source of ['FROM a\nRUN b \\<|> c\nd\n', 'FROM a\n# b \\<|>\nc\n', 'FROM a\nRUN <<E\nb \\<|>\nc\nE\n']) {
      assert.equal(await typed(source), source.replace('<|>', ''));
    }
    assert.equal(await typed('FROM a\nRUN b `<|>\nc\n', '`'), 'FROM a\nRUN b `\nc\n');
  });
});
