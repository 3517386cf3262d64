import assert from 'node:assert/strict';
import { readDockerIgnore } from './dockerignore';

/** Which of these paths are sent with the context. */
function kept(lines: string, ...paths: string[]): string[] {
  const ignore = readDockerIgnore(lines);
  return paths.filter((path) => !ignore.ignoredBy(path));
}

/** Which of them `CopyIgnoredFile` has nothing against. */
function unchecked(lines: string, ...paths: string[]): string[] {
  const ignore = readDockerIgnore(lines);
  return paths.filter((path) => !ignore.checkedBy(path));
}

describe('.dockerignore', () => {
  it('ignores a file, and a folder with all below it, at the top of the context only', () => {
    assert.deepEqual(kept('node_modules\n', 'node_modules', 'node_modules/a/b', 'x/node_modules', 'src'), [
      'x/node_modules',
      'src',
    ]);
  });

  it('means the top of the context by a slash in front, and nothing by one at the end', () => {
    assert.deepEqual(kept('/dist/\n./out\nx/../y\n', 'dist/a', 'out', 'y', 'a/dist'), ['a/dist']);
  });

  it('takes lines with # in the first column for comments, and blanks for nothing', () => {
    assert.deepEqual(kept('\ufeff# a\n\n  \n #b\n\tc  \r\n', 'a', '# a', '#b', 'c'), ['a', '# a']);
  });

  it('keeps what an exception names, of several lines the last counts', () => {
    const lines = '*.md\n!README*.md\nREADME-secret.md\n';
    assert.deepEqual(kept(lines, 'a.md', 'README.md', 'README-x.md', 'README-secret.md', 'docs/a.md'), [
      'README.md',
      'README-x.md',
      'docs/a.md',
    ]);
    assert.deepEqual(kept('*.md\nREADME-secret.md\n!README*.md\n', 'README-secret.md'), ['README-secret.md']);
  });

  it('may ignore everything and name what is kept', () => {
    for (const all of ['*', '**']) {
      assert.deepEqual(kept(`${all}\n!src\n! package.json\n`, 'src', 'src/a/b', 'package.json', 'x', 'x/src'), [
        'src',
        'src/a/b',
        'package.json',
      ]);
    }
  });

  it('finds ** at any depth', () => {
    assert.deepEqual(kept('**/*.log\n', 'a.log', 'x/a.log', 'x/y/a.log', 'a.logs'), ['a.logs']);
    assert.deepEqual(kept('**/.git', '.git', 'x/.git', 'x/.git/config', 'x.git'), ['x.git']);
    assert.deepEqual(kept('a/**/b', 'a/b', 'a/x/b', 'a/x/y/b', 'ab', 'b'), ['ab', 'b']);
    assert.deepEqual(kept('a/**', 'a', 'a/b', 'a/b/c', 'b'), ['a', 'b']);
    assert.deepEqual(kept('**', 'a', 'a/b'), []);
    assert.deepEqual(kept('**/', 'a', 'a/b'), []);
    assert.deepEqual(kept('**foo', 'xfoo', 'a/xfoo', 'foox'), ['foox']);
    assert.deepEqual(kept('**/foo/bar', 'foo/bar', 'x/foo/bar', 'xfoo/bar'), ['xfoo/bar']);
    assert.deepEqual(kept('**/**', 'a', 'a/b'), []);
    assert.deepEqual(kept('x**', 'x', 'xy/z', 'y'), ['y']);
    assert.deepEqual(kept('*/**', 'a', 'a/b'), ['a']);
  });

  it('matches one name by * and one character by ?', () => {
    assert.deepEqual(kept('*/temp*', 'a/temp', 'a/temporary.txt', 'temp', 'a/b/temp'), ['temp', 'a/b/temp']);
    assert.deepEqual(kept('temp?', 'tempa', 'tempb/x', 'temp', 'tempab'), ['temp', 'tempab']);
    assert.deepEqual(kept('[a-c].txt\n[^x]y', 'a.txt', 'd.txt', 'ay', 'xy'), ['d.txt', 'xy']);
  });

  it('takes the characters of expressions for themselves', () => {
    assert.deepEqual(kept('a.b\n(c)*\n{d}\ne+f$', 'a.b', 'axb', '(c)x', '{d}', 'd', 'e+f$', 'eef'), [
      'axb',
      'd',
      'eef',
    ]);
    assert.deepEqual(kept('a\\*b', 'a*b', 'axb'), ['axb']);
    assert.deepEqual(kept('^a', '^a', 'a'), ['a']);
    assert.deepEqual(kept('^a*', '^ab', 'ab'), ['^ab']);
    assert.deepEqual(kept('*a^', 'ba^', 'a^'), ['ba^', 'a^']);
    assert.deepEqual(kept('*^*', 'a', 'b/c'), []);
    assert.deepEqual(kept('x\\^y\nz?^', 'x^y', 'xy', 'za^'), ['xy', 'za^']);
  });

  it('does with a backslash what a regular expression does, as people from Windows find out', () => {
    assert.deepEqual(kept('bin\\Debug', 'bin/Debug', 'bin\\Debug', 'binDebug', 'binxebug'), [
      'bin/Debug',
      'bin\\Debug',
    ]);
    assert.deepEqual(kept('src\\bin', 'src/bin', 'srcbin'), ['src/bin', 'srcbin']);
  });

  it('tells which lines no build would accept', () => {
    const refused = (text: string) =>
      readDockerIgnore(text)
        .patterns.filter(({ matches }) => !matches)
        .map(({ line, written }) => `${line} ${written}`);
    assert.deepEqual(refused('a\n[\nb[x\nc\\\n!\n[]a]\n'), ['1 [', '2 b[x', '3 c\\', '4 !', '5 []a]']);
    assert.deepEqual(refused('bin\\obj\n'), ['0 bin\\obj']);
    assert.deepEqual(refused('a\n!b\n**\n\\!x\n'), []);
  });

  it('keeps out what stands below a folder that is ignored on the way, whatever excepts the folder', () => {
    assert.deepEqual(kept('foo/bar\n!foo\n', 'foo', 'foo/bar', 'foo/x'), ['foo', 'foo/x']);
    assert.deepEqual(unchecked('foo/bar\n!foo\n', 'foo', 'foo/bar'), ['foo', 'foo/bar']);
  });

  it('says which line it was', () => {
    const found = readDockerIgnore('# nothing\n*.md\n!a.md\n  *.log\n').ignoredBy('x.log');
    assert.deepEqual([found?.line, found?.written], [3, '*.log']);
  });

  it('knows in which ignored folders something may be kept', () => {
    const ignore = readDockerIgnore('*\n!src/app/**\n!lib\n');
    assert.deepEqual(
      ['src', 'src/app', 'src/other', 'lib', 'docs'].filter((folder) => ignore.mayKeepBelow(folder)),
      ['src', 'src/app', 'lib'],
    );
    assert.ok(readDockerIgnore('*\n!**/*.go').mayKeepBelow('docs'));
    assert.ok(!readDockerIgnore('*\n').mayKeepBelow('docs'));
  });

  it('is quick even when it is made to be slow', () => {
    const ignore = readDockerIgnore(`${'**a*'.repeat(200)}b\n`.repeat(5));
    assert.equal(ignore.ignoredBy('a'.repeat(500)), undefined);
  }).timeout(3000);
});
