import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });

/** The lines of tracked text files that hold one of these texts, as `file:line`. */
function placesOf(texts: readonly string[]): string[] {
  const files = git('ls-files', '-z').split('\0').filter(Boolean);
  return files.flatMap((file) => {
    if (!existsSync(path.join(root, file))) return [];
    const content = readFileSync(path.join(root, file), 'utf8');
    if (content.includes('\0')) return [];
    return content
      .split('\n')
      .flatMap((line, i) => (texts.some((text) => line.includes(text)) ? [`${file}:${i + 1}: ${line.trim()}`] : []));
  });
}

describe('the tracked files', function () {
  this.timeout(30_000);

  it('name no place on the machine of who wrote them', () => {
    assert.deepEqual(placesOf([root, ['/Us', 'ers/'].join(''), ['C:\\Us', 'ers'].join('')]), []);
  });

  it('name no package registry, so that every mirror will do', () => {
    const hosts = ['registry.npm', 'registry.yarn', 'deb.deb', 'npm.pkg.git'];
    const ends = ['js.org', 'pkg.com', 'ian.org', 'hub.com'];
    assert.deepEqual(placesOf(hosts.map((host, i) => host + ends[i])), []);
  });
});

describe('every rule', () => {
  const rules = path.join(root, 'server/src/rules');
  const shared = ['running', 'shared', 'suppressions'];
  const ids = readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of ids.filter((entry) => !shared.includes(entry.name))) {
    it(`${name} has its check, its tests and its page`, () => {
      const missing = ['.ts', '.test.ts', '.md'].filter((end) => !existsSync(path.join(rules, name, name + end)));
      assert.deepEqual(missing, []);
    });
  }
});
