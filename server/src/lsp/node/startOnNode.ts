import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  SocketMessageReader,
  SocketMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { version } from '../../../../package.json';
import { type ServerHost, startServer } from '../server';

/**
 * Serves one client over what the arguments name: `--stdio` (also without any), `--node-ipc`, `--socket=PORT`,
 * `--pipe=NAME`. Ends the process with the client.
 */
export function startOnNode(argv: readonly string[]): void {
  const [reader, writer] = transport(argv);
  const exit = (code: number) => process.exit(code);
  startServer(createMessageConnection(reader, writer), {
    version,
    graphviz: loadGraphviz,
    readBundle,
    started: (clientProcess) => endWith(clientProcess ?? Number(option(argv, 'clientProcessId'))),
    exit,
  });
}

function transport(argv: readonly string[]): [MessageReader, MessageWriter] {
  if (argv.includes('--node-ipc')) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  const port = option(argv, 'socket');
  const path = option(argv, 'pipe');
  if (port === undefined && path === undefined) {
    return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
  }
  const socket = path === undefined ? connect(Number(port), '127.0.0.1') : connect(path);
  return [new SocketMessageReader(socket), new SocketMessageWriter(socket)];
}

/** The value of `--name=value` or `--name value`. */
function option(argv: readonly string[], name: string): string | undefined {
  const at = argv.findIndex((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  if (at < 0) return undefined;
  return argv[at].includes('=') ? argv[at].slice(name.length + 3) : argv[at + 1];
}

/** A client that dies without a word leaves no server behind. */
function endWith(clientProcess: number): void {
  if (!(clientProcess > 0)) return;
  setInterval(() => {
    try {
      process.kill(clientProcess, 0);
    } catch {
      process.exit(1);
    }
  }, 3000).unref();
}

/** The layout engine is a bundle of its own, larger than all the rest. */
async function loadGraphviz(): ReturnType<ServerHost['graphviz']> {
  const bundle = await import(pathToFileURL(join(__dirname, 'graphviz.js')).href);
  return (bundle.loadGraphviz ?? bundle.default.loadGraphviz)();
}

function readBundle(locale: string): Promise<string> {
  return readFile(join(__dirname, '..', '..', 'l10n', `bundle.l10n.${locale}.json`), 'utf8');
}
