// Desktop VS Code with the extension under development.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../install.mjs';

const windows = process.platform === 'win32';

/**
 * The `code` command to use: the given one, or that of the PATH; undefined when there is none.
 * @param {string | undefined} given
 */
export function findCode(given) {
  if (given) {
    if (!existsSync(given)) throw new Error(`--code ${given}: there is no such file.`);
    return path.resolve(given);
  }
  const names = windows ? ['code.cmd', 'code.exe'] : ['code'];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.flatMap((dir) => names.map((name) => path.join(dir, name))).find((file) => existsSync(file));
}

/**
 * Opens a window of its own, with settings of its own, so that ending it ends nothing else. Returns what ends it.
 * @param {string} code
 * @param {string} folder
 * @param {() => void} onClosed
 */
export function openDesktop(code, folder, onClosed) {
  const userData = mkdtempSync(path.join(tmpdir(), 'stages-start-'));
  const args = [
    folder,
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${userData}`,
    '--new-window',
    '--verbose', // keeps the command, and so its process group, alive as long as the window
    '--disable-workspace-trust',
    '--disable-telemetry',
    '--skip-welcome',
    '--skip-release-notes',
  ];
  const child = windows
    ? // A .cmd file runs in a shell only; nothing here but paths and fixed words.
      spawn(
        `"${code}"`,
        args.map((arg) => `"${arg}"`),
        { shell: true, stdio: 'ignore' },
      )
    : spawn(code, args, { detached: true, stdio: 'ignore' });
  const remove = () => rmSync(userData, { recursive: true, force: true, maxRetries: 10 });
  child.once('error', (error) => {
    console.error(`${code}: ${error.message}`);
    onClosed();
  });
  child.once('spawn', () => console.log(`Ready: ${code} shows ${folder}. Ctrl-C, or closing the window, ends it.`));
  child.once('exit', onClosed);
  return async () => {
    await endAll(child);
    // There `code` asks the system to open the app, which is then nobody's child; the folder names this one alone.
    if (process.platform === 'darwin') spawnSync('pkill', ['-f', userData], { stdio: 'ignore' });
    remove();
  };
}

/**
 * Ends a command and all that it started: the group outlives the command that led it.
 * @param {import('node:child_process').ChildProcess} child
 */
async function endAll({ pid }) {
  if (pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  signalGroup(pid, 'SIGTERM');
  for (let left = 50; left > 0 && signalGroup(pid, 0); left--) await new Promise((resolve) => setTimeout(resolve, 100));
  signalGroup(pid, 'SIGKILL');
}

/**
 * Whether there was still someone to signal.
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal 0 only asks
 */
function signalGroup(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
