import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';

const root = path.resolve(import.meta.dirname, '../..');
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const budget = 1.5 * 1024 * 1024;

/** What users install. Whoever adds a file to the package adds it here and to .vscodeignore. */
const expected = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD-PARTY-NOTICES.md',
  'client/dist/browse.js',
  'client/dist/extension.js',
  'client/dist/webview/compare.css',
  'client/dist/webview/compare.js',
  'client/dist/webview/diagram.css',
  'client/dist/webview/diagram.js',
  'images/comparison.webp',
  'images/failure.webp',
  'images/icon.png',
  'images/inside.webp',
  'images/screenshot.webp',
  'l10n/bundle.l10n.fr.json',
  'package.json',
  'package.nls.fr.json',
  'package.nls.json',
  'schemas/dockerfile-stages.schema.json',
  'server/dist/cli.js',
  'server/dist/core.js',
  'server/dist/graphviz.js',
  'server/dist/language.js',
  'server/dist/server.js',
  'snippets/cacheMounts.json',
  'snippets/instructions.json',
  'snippets/templates.json',
  'syntaxes/backtick.tmLanguage.json',
  'syntaxes/continuation.tmLanguage.json',
  'syntaxes/expansion.tmLanguage.json',
  'syntaxes/heredoc.tmLanguage.json',
  'syntaxes/innerHeredoc.tmLanguage.json',
  'syntaxes/powershell.tmLanguage.json',
  'syntaxes/stages.tmLanguage.json',
];

describe('the package', () => {
  before(function () {
    if (!existsSync(path.join(root, 'server/dist/server.js'))) this.skip();
  });

  it('holds what users need and nothing else', async () => {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    assert.deepEqual([...files].sort(), expected);
  });

  it('is at most 1.5 MB', function () {
    const vsix = path.join(root, `${name}-${version}.vsix`);
    if (!existsSync(vsix)) this.skip();
    const { size } = statSync(vsix);
    assert.ok(size <= budget, `${size} bytes`);
  });
});
