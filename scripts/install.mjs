// What a fresh clone lacks: node_modules as package-lock.json says. Needs nothing but Node.js and npm.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Runs npm, without a shell wherever npm says how. Throws when it fails. */
export function npm(args, options = {}) {
  const script = process.env.npm_execpath;
  const [file, argv, shell] = script?.endsWith('.js')
    ? [process.execPath, [script, ...args], false]
    : ['npm', args, process.platform === 'win32']; // npm.cmd
  const { status, error } = spawnSync(file, argv, { cwd: root, stdio: 'inherit', shell, ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed (${status})`);
}

/** Whether node_modules holds every package at the version that package-lock.json asks for. */
export function isInstalled() {
  const wanted = packages('package-lock.json');
  const found = packages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    // What is optional may be for another platform.
    ([name, { version, optional }]) => name === '' || optional || found[name]?.version === version,
  );
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

/** Installs when node_modules is missing or stale; says whether it had to. */
export function installIfNeeded() {
  if (isInstalled()) return false;
  console.log('Installing packages…');
  npm(['ci', '--no-audit', '--no-fund']);
  return true;
}
