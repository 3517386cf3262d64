// Runs the suites of this folder (bundled by esbuild.mjs) in VS Code, on a copy of test/workspaces/build.
//   VSCODE_HOST=latest|minimum|desktop   VSCODE_VERSION=stable (desktop only)   MOCHA_GREP=...
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const temp = mkdtempSync(path.join(tmpdir(), 'stages-test-'));
const workspace = path.join(temp, 'workspace');
cpSync(path.join(root, 'test/workspaces/build'), workspace, { recursive: true }); // suites save what they edit
// The only other extension that is installed: it does what others do, once a suite has it begin.
const standIn = path.join(temp, 'extensions/stand-in.dockerfile-language-1.0.0');
mkdirSync(standIn, { recursive: true });
cpSync(path.join(root, 'test/vscode/standIn.json'), path.join(standIn, 'package.json'));
cpSync(path.join(root, 'test/dist/vscode/standIn.js'), path.join(standIn, 'standIn.js'));
const desktop = process.env.VSCODE_HOST === 'desktop';
const own = [`--user-data-dir=${path.join(temp, 'user-data')}`, `--extensions-dir=${path.join(temp, 'extensions')}`];
try {
  await runTests({
    ...(desktop
      ? { version: process.env.VSCODE_VERSION ?? 'stable' }
      : { vscodeExecutablePath: path.join(root, 'test/host/run-tests.mjs') }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'test/dist/vscode/index'),
    launchArgs: [workspace, ...own],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = Number.isInteger(error.code) ? error.code : 1;
} finally {
  rmSync(temp, { recursive: true, force: true, maxRetries: 10 });
}
