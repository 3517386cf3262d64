import assert from 'node:assert/strict';
import { readGitIgnore } from './gitignore';

/** Checks what is ignored of paths; those with a slash at their end are folders. */
function check(text: string, ignored: readonly string[], others: readonly string[] = []): void {
  const ignore = readGitIgnore(text);
  const verdict = (path: string) => ignore.verdict(path.replace(/\/$/, ''), path.endsWith('/') ? 'folder' : 'file');
  assert.deepEqual(
    ignored.filter((path) => verdict(path) !== true),
    [],
    'should be ignored',
  );
  assert.deepEqual(
    others.filter((path) => verdict(path) === true),
    [],
    'should not be ignored',
  );
}

describe('A .gitignore', () => {
  it('ignores a name in any folder, and a path only where it stands', () => {
    check('dist\n/out\ndocs/site\n', ['dist', 'web/dist/', 'out', 'docs/site'], ['web/out', 'web/docs/site', 'dist2']);
  });

  it('means folders alone where a slash stands at the end', () => {
    check('build/\n', ['build/', 'web/build/'], ['build', 'web/build']);
  });

  it('knows wildcards, which stop at slashes', () => {
    check(
      '*.log\nlib/*.sh\n?.tmp\n',
      ['a.log', 'x/y.log', 'lib/a.sh', 'q/a.tmp'],
      ['lib/x/a.sh', 'ab.tmp', 'x/lib/a.sh'],
    );
    check('[a-c].sh\n[!x].mk\n', ['b.sh', 'a.mk'], ['d.sh', 'x.mk']);
  });

  it('knows two stars', () => {
    check(
      '**/gen/*.sh\na/**/b\nlogs/**\n',
      ['gen/a.sh', 'x/y/gen/a.sh', 'a/b', 'a/x/y/b', 'logs/x'],
      ['logs/', 'a/xb'],
    );
  });

  it('lets the last line that speaks of a path decide', () => {
    const ignore = readGitIgnore('*.sh\n!build.sh\n');
    assert.equal(ignore.verdict('a.sh', 'file'), true);
    assert.equal(ignore.verdict('build.sh', 'file'), false);
    assert.equal(ignore.verdict('Makefile', 'file'), undefined);
  });

  it('skips comments, blanks and what makes no sense', () => {
    check(
      '# dist\n\n   \n\\#odd\n\\!new\ntail  \nkept\\ \n[z\n\ufeff\r\n/\n!\ncr\r\n',
      ['#odd', '!new', 'tail', 'kept ', 'cr'],
      ['# dist', 'dist', '[z'],
    );
  });

  it('costs little whatever the pattern', function () {
    this.timeout(1000);
    const ignore = readGitIgnore(`${'**/a/'.repeat(30)}b\n${'*a'.repeat(50)}b\n`);
    assert.equal(ignore.verdict(`${'a/'.repeat(100)}c`, 'file'), undefined);
    assert.equal(ignore.verdict('a'.repeat(200), 'file'), undefined);
  });
});
