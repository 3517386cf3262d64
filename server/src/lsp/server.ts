import { ErrorCodes, type MessageConnection, RAL, ResponseError } from 'vscode-jsonrpc';
import type { InitializeParams, InitializeResult, LogMessageParams } from 'vscode-languageserver-protocol';
import type { Host } from '../languageService';
import { readClient, serverCapabilities } from './capabilities';
import { followClient } from './documents';
import type { Phase } from './handle';
import type { BundleReader } from './localization';
import { answerRequests } from './requests';
import { openSession, type Session } from './session';
import { tell } from './tell';

/** What differs between a process, a worker and a test. */
export interface ServerHost {
  readonly version: string;
  /** Loads the layout engine of diagrams. */
  readonly graphviz: Host['graphviz'];
  readonly readBundle?: BundleReader;
  /** The client said `initialize`, and which process it is, if it has one. */
  started?(clientProcess: number | null): void;
  /** The client said `exit`; 0 when it said `shutdown` before. */
  exit(code: 0 | 1): void;
}

/** A language server at the other end of any connection. Begins to listen. */
export function startServer(connection: MessageConnection, host: ServerHost): void {
  let phase: Phase = 'new';
  let session: Promise<Session> = Promise.reject(new Error('no session before initialize'));
  session.catch(() => undefined);
  const log = (message: string) => {
    const params: LogMessageParams = { type: 1, message };
    tell(connection, 'window/logMessage', params);
  };
  const boundary = { connection, log, phase: () => phase };

  connection.onRequest('initialize', (initialize: InitializeParams): InitializeResult | ResponseError<void> => {
    if (phase !== 'new') return new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once');
    phase = 'running';
    const client = readClient(initialize.capabilities);
    const { graphviz, readBundle } = host;
    session = afterAnswer(() => openSession({ connection, client, initialize, readBundle, host: { graphviz, log } }));
    session.catch((error: unknown) => log(String(error)));
    host.started?.(initialize.processId);
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: 'Dockerfile Stages', version: host.version },
    };
  });
  followClient(boundary, () => session);
  answerRequests(boundary, () => session);
  connection.onRequest('shutdown', () => {
    phase = 'shut down';
    return null;
  });
  connection.onNotification('exit', () => host.exit(phase === 'shut down' ? 0 : 1));
  connection.onClose(() => host.exit(phase === 'shut down' ? 0 : 1));
  connection.onError(([error, unsent]) => {
    if (!unsent) log(error.message);
  });
  connection.listen();
}

/** Runs `work` once the answer that is being given now has gone out. */
function afterAnswer<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const { setImmediate } = RAL().timer;
    setImmediate(() => setImmediate(() => work().then(resolve, reject)));
  });
}
