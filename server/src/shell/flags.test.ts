import assert from 'node:assert/strict';
import { flagsOf, hasFlag, mayHaveMore, operands, valueOfFlag } from './flags';
import { readScript } from './readScript';

const command = (text: string) => readScript(text)[0];

describe('The flags of a command', () => {
  it('are short ones, also several in a word, and long ones', () => {
    const install = command('apt-get -qy install --no-install-recommends -t=x a --option=b -- -c');
    assert.ok(hasFlag(install, 'y', 'yes'));
    assert.ok(hasFlag(install, 'q'));
    assert.ok(hasFlag(install, 'no-install-recommends'));
    assert.ok(hasFlag(install, 'option'));
    assert.ok(!hasFlag(install, 'c', 'install'));
    assert.equal(flagsOf(install).find(({ name }) => name === 't')?.value, 'x');
  });

  it('may be long ones with one dash', () => {
    assert.ok(hasFlag(command('a -quiet'), 'quiet'));
  });

  it('have values, in the same word or the next one', () => {
    assert.equal(valueOfFlag(command('pip --cache-dir /a install'), 'cache-dir')?.text, '/a');
    assert.equal(valueOfFlag(command('pip --cache-dir=/a install'), 'cache-dir')?.text, '/a');
    assert.equal(valueOfFlag(command('wget -O/a x'), 'O', 'output-document')?.text, '/a');
    assert.equal(valueOfFlag(command('wget -O - x'), 'O')?.text, '-');
    assert.equal(valueOfFlag(command('wget x'), 'O'), undefined);
  });

  it('are no operands, and neither are their values', () => {
    const texts = (text: string, valued: string[]) => operands(command(text), valued).map((word) => word.text);
    assert.deepEqual(texts('apk add -t build a --no-cache b', ['-t']), ['add', 'a', 'b']);
    assert.deepEqual(texts('a - -- -b', []), ['-', '-b']);
  });

  it('may come out of a variable', () => {
    assert.ok(mayHaveMore(command('apt-get install $OPTIONS x')));
    assert.ok(!mayHaveMore(command('apt-get install x=$VERSION')));
  });
});
