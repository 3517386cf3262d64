import assert from 'node:assert/strict';
import { jsonFile } from './jsonFile';

/** What stands behind the key `a`: its text, and the place as `line:from-to`. */
function written(text: string): string | undefined {
  const file = jsonFile({ path: 'x.json', text });
  const found = file.written(file.at(file.root, 'a'), () => false);
  if (!found) return undefined;
  const { start, end } = found.range;
  return `${found.text} ${start.line}:${start.character}-${end.character}`;
}

describe('a JSON file', () => {
  it('tells what stands behind a key, through escapes, comments and commas too many', () => {
    assert.equal(written('{"a": "dev"}'), 'dev 0:7-10');
    assert.equal(written('// why\n{"a": "d\\u0065v", /* x */}'), 'dev 1:7-15');
  });

  it('tells where a value is about to be typed', () => {
    assert.equal(written('{"a": "'), ' 0:7-7');
    assert.equal(written('{"a": "\n "b": 1}'), ' 0:7-7');
    assert.equal(written('{"a": "de\n "b": 1}'), 'de 0:7-9');
  });

  it('is silent where there is no string', () => {
    for (const text of ['', '[', '{"a": }', '{"a": 1}', '{"a" "b"}', '["a", "b"]'])
      assert.equal(written(text), undefined);
  });

  it('reads no text that nests without end', () => {
    for (const text of ['[', '{"a":', '[{)]}', '{"a":[']) {
      assert.equal(written(`{"a": "dev", "b": ${text.repeat(20_000)}`), undefined);
    }
  });
});
