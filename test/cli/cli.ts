import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The bundle as it is shipped; `npm run build` makes it. */
export const bundle = join(root, 'server/dist/cli.js');

export const samples = join(root, 'test/workspaces/samples');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line as a process of its own, in English unless `env` says otherwise. */
export function start(args: readonly string[], { cwd, env }: Surroundings = {}): ChildProcessWithoutNullStreams {
  const { LC_ALL, LC_MESSAGES, LANG, ...rest } = process.env;
  return spawn(process.execPath, [bundle, ...args], { cwd, env: { ...rest, ...env } });
}

/** Runs the command line to its end. */
export function dockerfileStages(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const child = start(args, surroundings);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(surroundings.input ?? '');
  return new Promise((done) => {
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** A folder of its own for a test, gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'dockerfile-stages-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
