import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
} from 'vscode-languageserver/node';
import { version } from '../../../../package.json';
import { runShellCheck } from '../../node/shellcheck';
import { type ServerHost, startServer } from '../server';
import { nodeFiles } from './nodeFiles';
import { QuickMessageWriter } from './quickMessageWriter';

/**
 * Serves one client over what the arguments name: `--stdio` (also without any), `--node-ipc`, `--socket=PORT`,
 * `--pipe=NAME`. The connection ends the process with the client, be it that it says so, that it is no more
 * (`processId` of `initialize`, or `--clientProcessId` of the process), or that the line goes dead.
 */
export function startOnNode(argv: readonly string[]): void {
  startServer(connectionOver(argv), {
    version,
    graphviz: loadGraphviz,
    language: loadLanguage,
    shellCheck: runShellCheck,
    readBundle,
    files: nodeFiles,
  });
}

function connectionOver(argv: readonly string[]): Connection {
  if (argv.includes('--node-ipc')) {
    process.once('disconnect', () => process.exit(1));
    return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  }
  const port = option(argv, 'socket');
  const path = option(argv, 'pipe');
  if (port === undefined && path === undefined) return connectionOf(process.stdin, process.stdout);
  const socket = path === undefined ? connect(Number(port), '127.0.0.1') : connect(path);
  return connectionOf(socket, socket);
}

function connectionOf(input: Readable, output: Writable): Connection {
  // A stream for a reader is taken as well, and only its end is the end of this process; the types know no such pair.
  return createConnection(input as unknown as MessageReader, new QuickMessageWriter(output));
}

/** The value of `--name=value` or `--name value`. */
function option(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  return argv[at].includes('=') ? argv[at].slice(name.length + 3) : argv[at + 1];
}

/** The layout engine is a bundle of its own, larger than all the rest. */
async function loadGraphviz(): ReturnType<ServerHost['graphviz']> {
  return require(join(__dirname, 'graphviz.js')).loadGraphviz();
}

/** Most answers do without it, so it is a bundle of its own too. */
async function loadLanguage(): ReturnType<NonNullable<ServerHost['language']>> {
  return require(join(__dirname, 'language.js')).loadLanguage();
}

async function readBundle(locale: string): Promise<string> {
  return readFileSync(join(__dirname, '..', '..', 'l10n', `bundle.l10n.${locale}.json`), 'utf8');
}
