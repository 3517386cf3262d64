import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { readDockerIgnore } from '../../server/src/workspace/dockerignore';

const names = ['a', 'ab', 'a.b', 'foo', 'x^y', '^a', '(c)', 'a+b', '[z]', 'README.md', '5'];
/** Each name at the top, and in folders of such names; a few deeper ones. */
const files = [
  ...names.flatMap((name) => [name, ...names.map((below) => `D${name}/${below}`)]),
  'T/foo/bar/a',
  'T/foo/bar/foo.md',
  'T/q/foo/bar/b',
  'T/q/w/e/r.md',
];

/** The quirks of ignore files. */
const ignoreFiles = [
  'foo\nDfoo/',
  '/a\n./ab\nDa/../Dab',
  '*.md\n!README.md',
  '**/*.md\n!T/foo',
  '*\n!Da/a\n!T/**/a',
  '**\n!**/*.md',
  'T/foo/bar\n!T/foo',
  'D*/a\n!Da',
  'T/**',
  '**foo',
  '**/**',
  '*/**\n!T/q',
  'D?/*b',
  '[a-c]\nD[^a]*',
  '(c)\na+b\na.b',
  '^a\n*^*',
  '\\*\nx\\^y\nD\\d',
  'bin\\Debug',
  'D**\n!D**/5',
];

/** What no build accepts. */
const refused = ['bin\\obj', 'a\n!', 'D[a', 'a\\', '[]a]'];

describe('An ignore file', function () {
  this.timeout(60_000);
  let folder: string;
  const at = (name: string) => path.join(folder, name);

  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
    folder = mkdtempSync(path.join(tmpdir(), 'stages-ignore-'));
    for (const file of files) {
      mkdirSync(path.dirname(at(`context/${file}`)), { recursive: true });
      writeFileSync(at(`context/${file}`), '');
    }
    writeFileSync(at('Dockerfile'), 'FROM scratch\nCOPY . /\n');
  });

  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  /** The files that a build copies; undefined where there is none. */
  function copied(ignoring: string): string[] | undefined {
    rmSync(at('out'), { recursive: true, force: true });
    writeFileSync(at('Dockerfile.dockerignore'), ignoring);
    const options = ['-f', at('Dockerfile'), `--output=type=local,dest=${at('out')}`, at('context')];
    if (spawnSync('docker', ['buildx', 'build', ...options], { stdio: 'ignore' }).status !== 0) return undefined;
    const entries = readdirSync(at('out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map(({ parentPath, name }) => path.relative(at('out'), path.join(parentPath, name))).sort();
  }

  for (const text of ignoreFiles) {
    it(`of ${JSON.stringify(text)} keeps out what we say`, () => {
      const ignore = readDockerIgnore(text);
      const kept = files.filter((file) => !ignore.ignoredBy(file));
      assert.deepEqual(copied(text), kept.sort());
      const folders = kept.map((file) => path.posix.dirname(file)).filter((above) => above !== '.');
      assert.deepEqual(
        folders.filter((above) => ignore.ignoredBy(above) && !ignore.mayKeepBelow(above)),
        [],
      );
    });
  }

  for (const text of refused) {
    it(`of ${JSON.stringify(text)} stops the build, as we say`, () => {
      assert.ok(readDockerIgnore(text).patterns.some(({ matches }) => !matches));
      assert.equal(copied(text), undefined);
    });
  }
});
