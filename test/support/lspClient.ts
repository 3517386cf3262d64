import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver';
import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  createMessageConnection,
  createProtocolConnection,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  SocketMessageReader,
  SocketMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { loadLanguage } from '../../server/src/features/general/languageEngine';
import { type ServerHost, startServer } from '../../server/src/lsp/server';

/** How a conversation begins. */
export interface Opening {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly locale?: string;
  readonly rootUri?: string;
  readonly workspaceFolders?: readonly WorkspaceFolder[];
  /** Answers of the client to `workspace/configuration`. */
  readonly settings?: unknown;
}

/** What a client hears of without asking. */
export interface Heard {
  readonly method: string;
  readonly params: unknown;
}

/** One end of a conversation with the language server, for tests: says what an editor says, remembers what it hears. */
export class LspClient {
  readonly heard: Heard[] = [];
  /** Of `initialize`. */
  result!: InitializeResult;
  settings: unknown;
  private readonly listeners = new Set<() => void>();
  private readonly versions = new Map<string, number>();

  constructor(
    readonly connection: MessageConnection,
    private readonly end: () => void,
  ) {
    const hear = (method: string, params: unknown) => {
      this.heard.push({ method, params });
      for (const listener of [...this.listeners]) listener();
    };
    connection.onNotification(hear);
    connection.onRequest((method, params) => {
      hear(method, params);
      return method === 'workspace/configuration' ? [this.settings ?? null] : null;
    });
    connection.listen();
  }

  async initialize({ settings, ...opening }: Opening = {}): Promise<this> {
    this.settings = settings;
    this.result = await this.request('initialize', { processId: null, rootUri: null, capabilities: {}, ...opening });
    this.notify('initialized', {});
    return this;
  }

  request<T>(method: string, params?: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  notify(method: string, params?: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  open(text: string, uri = dockerfileUri, languageId = 'dockerfile'): this {
    this.versions.set(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return this;
  }

  /** Replaces a range of the text; without one, all of it. */
  edit(text: string, range?: Range, uri = dockerfileUri): number {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    const textDocument = { uri, version };
    this.notify('textDocument/didChange', { textDocument, contentChanges: [range ? { range, text } : { text }] });
    return version;
  }

  /** What is typed at a place, key by key. Returns the last version. */
  type(text: string, position: Position, uri = dockerfileUri): number {
    let { character } = position;
    let version = 0;
    for (const key of text) {
      const at = { line: position.line, character: character++ };
      version = this.edit(key, { start: at, end: at }, uri);
    }
    return version;
  }

  /** The first diagnostics that are published for a version, or have been. */
  async published(version: number, uri = dockerfileUri): Promise<PublishDiagnosticsParams> {
    const params = await this.hears('textDocument/publishDiagnostics', (found: PublishDiagnosticsParams) => {
      return found.uri === uri && found.version === version;
    });
    return params;
  }

  /** Everything published so far for a document, oldest first. */
  publications(uri = dockerfileUri): PublishDiagnosticsParams[] {
    return this.heard
      .filter(({ method }) => method === 'textDocument/publishDiagnostics')
      .map(({ params }) => params as PublishDiagnosticsParams)
      .filter((params) => params.uri === uri);
  }

  /** Waits for a message that is like this, or finds it among those already heard. */
  async hears<P>(method: string, like: (params: P) => boolean = () => true): Promise<P> {
    for (;;) {
      const found = this.heard.find((message) => message.method === method && like(message.params as P));
      if (found) return found.params as P;
      await new Promise<void>((resolve) => {
        const listener = () => {
          this.listeners.delete(listener);
          resolve();
        };
        this.listeners.add(listener);
      });
    }
  }

  at<T>(method: string, position: Position, uri = dockerfileUri): Promise<T> {
    return this.request<T>(`textDocument/${method}`, { textDocument: { uri }, position });
  }

  ask<T>(method: string, params: object = {}, uri = dockerfileUri): Promise<T> {
    return this.request<T>(`textDocument/${method}`, { textDocument: { uri }, ...params });
  }

  async completions(position: Position, uri = dockerfileUri): Promise<CompletionItem[]> {
    return (await this.at<CompletionList>('completion', position, uri)).items;
  }

  /** Says good-bye as an editor does. */
  async close(): Promise<void> {
    await this.request('shutdown');
    this.notify('exit');
    this.end();
  }
}

export const dockerfileUri = 'file:///project/Dockerfile';

/** What a test can see of the process that the server would run in. */
export interface Ended {
  code?: number;
}

/** A client whose server runs in this process, at the other end of two streams. */
export function clientInMemory(host: Partial<ServerHost> = {}, ended: Ended = {}): LspClient {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const line = createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const watchDog = {
    shutdownReceived: false,
    initialize: () => undefined,
    exit: (code: number) => {
      ended.code = code;
    },
  };
  startServer(
    createConnection(() => line, watchDog),
    {
      version: '0.0.0',
      graphviz: () => Promise.reject(new Error('no layout engine in this test')),
      language: loadLanguage,
      ...host,
    },
  );
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  return new LspClient(client, () => client.dispose());
}

/** A client of a server process, and the code that it ends with. */
export interface ServerProcess {
  readonly client: LspClient;
  readonly process: ChildProcess;
  readonly exitCode: Promise<number | null>;
}

export function clientOverStdio(script: string): ServerProcess {
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return ofProcess(child, new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
}

/** As VS Code runs it. */
export function clientOverIpc(script: string): ServerProcess {
  const child = fork(script, ['--node-ipc'], { execArgv: [] });
  return ofProcess(child, new IPCMessageReader(child), new IPCMessageWriter(child));
}

/** The server connects to a port, or to a named pipe, on which the client listens. */
export async function clientOverSocket(script: string, pipe?: string): Promise<ServerProcess> {
  const listener = createServer();
  if (pipe === undefined) listener.listen(0, '127.0.0.1');
  else listener.listen(pipe);
  await once(listener, 'listening');
  const argument = pipe === undefined ? `--socket=${(listener.address() as AddressInfo).port}` : `--pipe=${pipe}`;
  const child = spawn(process.execPath, [script, argument], { stdio: 'inherit' });
  const [socket] = (await once(listener, 'connection')) as [Socket];
  listener.close();
  return ofProcess(child, new SocketMessageReader(socket), new SocketMessageWriter(socket));
}

function ofProcess(child: ChildProcess, reader: MessageReader, writer: MessageWriter): ServerProcess {
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const connection = createMessageConnection(reader, writer);
  return { client: new LspClient(connection, () => connection.dispose()), process: child, exitCode };
}
