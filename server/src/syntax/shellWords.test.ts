import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { expandWord } from './shellWords';

const values = new Map([
  ['A', 'one'],
  ['EMPTY', ''],
  ['PATHS', '/usr/local/bin'],
]);

function expand(word: string, escape = '\\'): string {
  const result = expandWord(word, (name) => values.get(name), { escape });
  return 'error' in result ? `! ${result.error}` : result.text;
}

describe('a variable in a word', () => {
  const table: readonly (readonly [string, string])[] = [
    ['$A', 'one'],
    ['x${A}y', 'xoney'],
    ['$NONE', ''],
    ['${NONE-two}', 'two'],
    ['${EMPTY-two}', ''],
    ['${EMPTY:-two}', 'two'],
    ['${A:+set}', 'set'],
    ['${NONE+set}', ''],
    ['${NONE:-${A}}', 'one'],
    ['${A#o}', 'ne'],
    ['${PATHS##*/}', 'bin'],
    ['${PATHS%/*}', '/usr/local'],
    ['${PATHS%%l*}', '/usr/'],
    ['${PATHS/l/L}', '/usr/Local/bin'],
    ['${PATHS//l/L}', '/usr/LocaL/bin'],
    ["'$A'", '$A'],
    ['"$A"', 'one'],
    ['\\$A', '$A'],
    ['"\\$A \\x"', '$A \\x'],
    ['a$', 'a$'],
    ['${}', '! syntax error: bad substitution'],
    ['${A', "! syntax error: missing '}'"],
    ['${A:#x}', '! unsupported modifier (:#) in substitution'],
    ["it's", '! unexpected end of statement while looking for matching single-quote'],
    ['${NONE:?give one}', '! NONE: give one'],
  ];
  for (const [word, expected] of table) {
    it(`${word} is ${expected || 'empty'}`, () => assert.equal(expand(word), expected));
  }

  it('is escaped by the escape character of the file', () => {
    assert.equal(expand('`$A\\', '`'), '$A\\');
  });

  it('may nest deep without bringing anything down', () => {
    const deep = `${'${A:+'.repeat(100_000)}x${'}'.repeat(100_000)}`;
    assert.match(expand(deep), /nested too deep/);
  });
});
