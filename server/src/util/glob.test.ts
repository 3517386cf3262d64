import assert from 'node:assert/strict';
import { globOf, readGlob } from './glob';

function matches(pattern: string, path: string, deep = false): boolean | undefined {
  const steps = readGlob(pattern, deep);
  return steps && globOf(steps)(path);
}

describe('A pattern of paths', () => {
  // From the tests of Go's path/filepath.
  for (const [pattern, path, expected] of [
    ['abc', 'abc', true],
    ['*', 'abc', true],
    ['*c', 'abc', true],
    ['a*', 'a', true],
    ['a*', 'abc', true],
    ['a*', 'ab/c', false],
    ['a*/b', 'abc/b', true],
    ['a*/b', 'a/c/b', false],
    ['a*b*c*d*e*/f', 'axbxcxdxe/f', true],
    ['a*b*c*d*e*/f', 'axbxcxdxexxx/f', true],
    ['a*b*c*d*e*/f', 'axbxcxdxe/xxx/f', false],
    ['a*b?c*x', 'abxbbxdbxebxczzx', true],
    ['a*b?c*x', 'abxbbxdbxebxczzy', false],
    ['ab[c]', 'abc', true],
    ['ab[b-d]', 'abc', true],
    ['ab[e-g]', 'abc', false],
    ['ab[^c]', 'abc', false],
    ['ab[^e-g]', 'abc', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'ab', false],
    ['a?b', 'a☺b', true],
    ['a[^a]b', 'a☺b', true],
    ['a???b', 'a☺b', false],
    ['[a-ζ]*', 'α', true],
    ['*[a-ζ]', 'A', false],
    ['a?b', 'a/b', false],
    ['a*b', 'a/b', false],
    ['[\\]a]', ']', true],
    ['[\\-]', '-', true],
    ['[x\\-]', 'x', true],
    ['[x\\-]', '-', true],
    ['[x\\-]', 'z', false],
    ['[\\-x]', 'x', true],
    ['[\\-x]', 'a', false],
    ['[]a]', ']', undefined],
    ['[-]', '-', undefined],
    ['[x-]', 'x', undefined],
    ['[-x]', 'x', undefined],
    ['\\', 'a', undefined],
    ['[a-b-c]', 'a', undefined],
    ['[', 'a', undefined],
    ['[^', 'a', undefined],
    ['[^bc', 'a', undefined],
    ['a[', 'a', undefined],
    ['a[', 'ab', undefined],
    ['a[', 'x', undefined],
    ['a/b[', 'x', undefined],
    ['*x', 'xxx', true],
    ['**', 'a/b', false],
    ['', '', true],
  ] as const) {
    const says = expected === undefined ? 'is refused' : expected ? `matches ${path}` : `does not match ${path}`;
    it(`${pattern || 'of nothing'} ${says}`, () => assert.equal(matches(pattern, path), expected));
  }

  it('may stand for folders', () => {
    for (const path of ['a/b', 'a/x/b', 'a/x/y/b']) assert.ok(matches('a/**/b', path, true), path);
    for (const path of ['ab', 'a/xb', 'b']) assert.ok(!matches('a/**/b', path, true), path);
    for (const path of ['Dockerfile', 'x/Dockerfile', 'x/y/Dockerfile'])
      assert.ok(matches('**/Dockerfile', path, true));
    assert.ok(!matches('**/Dockerfile', 'xDockerfile', true));
    assert.ok(matches('a/**', 'a/b/c', true));
    assert.ok(!matches('a/x**', 'a/xb/c', true));
  });

  it('is quick even when it is made to be slow', () => {
    assert.ok(!matches(`${'*a'.repeat(200)}b`, 'a'.repeat(2000)));
    assert.ok(!matches(`${'**/a/'.repeat(100)}b`, 'a/'.repeat(1000), true));
  }).timeout(3000);
});
