import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
/** Where the peers are installed on first use. */
const cache = join(root, '.cache/bench');

interface Server {
  /** For the table's head. */
  readonly title: string;
  /** npm packages that have to be installed, `name@version`. */
  readonly packages?: readonly string[];
  /** Executable and arguments. */
  readonly command: readonly string[];
}

const nodeModule = (path: string) => join(cache, 'node_modules', path);

const servers: Record<string, Server> = {
  ours: { title: 'Dockerfile Stages', command: [process.execPath, join(root, 'server/dist/server.js'), '--stdio'] },
  peer: {
    title: 'dockerfile-language-server-nodejs 0.15.0',
    packages: ['dockerfile-language-server-nodejs@0.15.0'],
    command: [process.execPath, nodeModule('dockerfile-language-server-nodejs/bin/docker-langserver'), '--stdio'],
  },
  tally: {
    title: 'tally 0.45.0',
    packages: ['@wharflab/tally-linux-x64@0.45.0'],
    command: [nodeModule('@wharflab/tally-linux-x64/bin/tally'), 'lsp', '--stdio'],
  },
  floorA: {
    title: 'floor A (vscode-languageserver, one scan, no answers)',
    packages: ['vscode-languageserver@10.1.2', 'vscode-languageserver-textdocument@1.0.16'],
    command: [process.execPath, join(here, 'floors/floorA.cjs')],
  },
  floorB: { title: 'floor B (no library, no text)', command: [process.execPath, join(here, 'floors/floorB.cjs')] },
};

const serverNames = Object.keys(servers);

export function titleOf(name: string): string {
  return servers[name].title;
}

/** The command that starts a server, which is installed or built first where it must be. */
export function commandOf(name: string): readonly string[] {
  const server = servers[name];
  if (!server) throw new Error(`There is no server "${name}"; there are ${serverNames.join(', ')}.`);
  install(server.packages ?? []);
  if (name === 'ours') build();
  return server.command;
}

/** Packages go into the cache, and NODE_PATH lets the floors find theirs there. */
function install(packages: readonly string[]): void {
  process.env.NODE_PATH = join(cache, 'node_modules');
  const missing = packages.filter((name) => !existsSync(nodeModule(name.slice(0, name.lastIndexOf('@')))));
  if (missing.length === 0) return;
  mkdirSync(cache, { recursive: true });
  if (!existsSync(join(cache, 'package.json'))) writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...missing], cache);
}

function build(): void {
  run(process.execPath, ['esbuild.mjs', '--production'], root);
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (error || status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} failed`);
}
