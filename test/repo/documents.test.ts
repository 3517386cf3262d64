import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contributes, scripts, version } from '../../package.json';

const root = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'];

/** What stands in backticks. */
const code = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');

const topFolders = ['server', 'client', 'test', 'scripts', 'snippets', 'syntaxes', 'l10n', 'images', 'docs'];

/** The names of all files of the sources. */
const fileNames = ['server/src', 'client', 'test', 'scripts', 'l10n']
  .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }))
  .map((file) => path.basename(file));

describe('The documents', () => {
  it('name files and folders that exist', () => {
    for (const page of pages) {
      for (const word of code(read(page))) {
        if (!topFolders.includes(word.split('/')[0] ?? '') || !word.includes('/') || /\s/.test(word)) continue;
        const [before = '', star] = word.split('*');
        const found = star === undefined ? existsSync(path.join(root, word)) : hasFileLike(before);
        assert.ok(found, `${page}: ${word}`);
      }
    }
  });

  it('name files by names that some file has', () => {
    for (const word of code(read('ARCHITECTURE.md')).filter((name) => /^[\w.]+\.tsx?$/.test(name))) {
      assert.ok(fileNames.includes(word), word);
    }
  });

  it('link to pages and pictures that exist', () => {
    for (const page of pages) {
      for (const [, target = ''] of read(page).matchAll(/\[[^\]]*\]\(([^)#:]+)\)/g)) {
        assert.ok(existsSync(path.join(root, target)), `${page}: ${target}`);
      }
    }
  });

  it('name npm scripts that exist', () => {
    for (const page of pages) {
      for (const [, name = ''] of read(page).matchAll(/npm run ([\w:]+)/g))
        assert.ok(name in scripts, `${page}: ${name}`);
    }
  });

  it('list in the README every setting with its default, and none that does not exist', () => {
    const rows = [...read('README.md').matchAll(/^\| `dockerfileStages\.([\w.]+)` \| (?:`([^`]*)`)? ?\|/gm)];
    const listed = Object.fromEntries(rows.map(([, name, usual = '']) => [`dockerfileStages.${name}`, usual]));
    const properties = contributes.configuration.flatMap((section) => Object.entries(section.properties));
    const own = properties.filter(([name]) => !name.startsWith('dockerfileStages.rules.'));
    assert.deepEqual(listed, Object.fromEntries(own.map(([name, property]) => [name, shown(property.default)])));
  });

  it('show in the README no option of the command line that its help does not know', () => {
    const help = read('server/src/cli/help.ts');
    for (const [, rest = ''] of read('README.md').matchAll(/^(?:cat \S+ \| )?dockerfile-stages ([^#\n]*)/gm)) {
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) assert.ok(help.includes(option), option);
    }
  });

  it('tell in the changelog what this version brings', () => {
    assert.equal(/^## \[([\d.]+)\]/m.exec(read('CHANGELOG.md'))?.[1], version);
  });
});

/** How the table says what a setting is by default; what is empty is left out. */
function shown(value: unknown): string {
  return JSON.stringify(value) === '{}' ? '' : String(value);
}

function hasFileLike(prefix: string): boolean {
  const folder = path.join(root, path.dirname(`${prefix}x`));
  return (
    existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(path.basename(`${prefix}x`).slice(0, -1)))
  );
}
