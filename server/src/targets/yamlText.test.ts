import assert from 'node:assert/strict';
import { isScalar, parseDocument } from 'yaml';
import { yamlText } from './yamlText';

/** The value at key `a`, and the places of `word` in it and in the file. */
function check(file: string, word: string) {
  const scalar = parseDocument(file).get('a', true);
  assert(isScalar(scalar));
  const mapped = yamlText(scalar, file);
  assert(mapped, `no places in ${JSON.stringify(file)}`);
  assert(mapped.text.startsWith(String(scalar.source)));
  const at = mapped.text.indexOf(word);
  assert(at >= 0, `${word} is not in ${JSON.stringify(mapped.text)}`);
  const found = file.slice(mapped.startOf(at), mapped.endOf(at + word.length));
  assert.equal(found, word);
}

describe('text in YAML', () => {
  it('stands where it stands when it is plain', () => check('a: docker build --target dev .\n', 'dev'));

  it('is found on the lines below that a plain text goes on to', () =>
    check('a: docker build   \n    --target dev\n   .', 'dev'));

  it('is found behind a blank line in a plain text', () => check('a: one\n\n\n  two\n', 'two'));

  it('is found behind the two quotes that stand for one', () => check("a: 'it''s dev now'\n", 'dev'));

  it('is found behind escapes of every length', () => check('a: "\\x41\\u00e9\\U0001F433\\t\\"\\/ dev"\n', 'dev'));

  it('is found behind a line that ends in a backslash between quotes', () =>
    check('a: "x\\\n   --target dev"\n', 'dev'));

  it('is found on folded lines between quotes', () => check('a: "x  \r\n  --target\r\n\r\n  dev"\r\n', 'dev'));

  it('is found in a literal block', () => check('a: |\n  one\n    --target dev\n\n  two\n', 'dev'));

  it('is found in a literal block with Windows line ends', () =>
    check('a: |\r\n  one\r\n\r\n  --target dev\r\n', 'dev'));

  it('is found in a block that says how far it is indented', () => check('a: |2-\n    one\n  two\n', 'two'));

  it('is found in a block behind a comment and blank lines', () => check('a: | # why\n\n\n  one\n  dev\n\n', 'dev'));

  it('is found in a block whose first line has more blanks than its indentation, and nothing else', () =>
    check('a: |2\n   \n  two\n', 'two'));

  it('is found in a folded block', () => check('a: >-\n  docker build\n  --target dev\n    more\n\n  .\n', 'dev'));

  it('is found behind the lines of a folded block that are indented further', () =>
    check('a: >-\n  docker build\n    --target\n    x\n\n\n  dev\n', 'dev'));

  it('spans an escape as a whole', () => {
    const file = 'a: "d\\x65v"\n';
    const mapped = yamlText(parseDocument(file).get('a', true) as never, file);
    assert.equal(mapped?.text, 'dev');
    assert.equal(file.slice(mapped.startOf(0), mapped.endOf(3)), 'd\\x65v');
  });

  it('is read while its quote is still open', () => check('a: "docker build --target dev', 'dev'));

  it('never makes anything throw', () => {
    for (const head of [
      '',
      '|',
      '>',
      '|9',
      '>+',
      '"',
      "'",
      '&x ',
      '!!binary ',
      '- ',
      '? ',
      '"\\',
      '"\\x4',
      '"\\Uffffffff"',
    ])
      for (const body of ['', '\n', '\n\n', '\n\t', ' x', '\n  x\n y\n   z', '\r\n  x\r\r\n', '\n\n   \n  \n    x']) {
        const file = `a: ${head}${body}`;
        const scalar = parseDocument(file).get('a', true);
        if (isScalar(scalar)) yamlText(scalar, file);
      }
  });
});
