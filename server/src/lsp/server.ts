import { type Connection, ErrorCodes, RAL, ResponseError } from 'vscode-languageserver';
import type { Host } from '../languageService';
import { readClient, serverCapabilities } from './capabilities';
import { followClient } from './documents';
import type { FileSource } from './files/fileSource';
import type { Phase } from './handle';
import type { BundleReader } from './localization';
import { answerRequests } from './requests/allRequests';
import { openSession, type Session } from './session';

/** What differs between a process, a worker and a test. */
export interface ServerHost {
  readonly version: string;
  /** Loads the layout engine of diagrams. */
  readonly graphviz: Host['graphviz'];
  /** Loads what knows keywords, signatures and indentation. */
  readonly language?: Host['language'];
  /** Runs ShellCheck, where processes can be run. */
  readonly shellCheck?: Host['shellCheck'];
  readonly readBundle?: BundleReader;
  /** The files of clients that give none themselves. */
  readonly files?: FileSource;
}

/** A language server at the other end of any connection, which also ends what has to end with it. Begins to listen. */
export function startServer(
  connection: Connection,
  { version, graphviz, language, shellCheck, readBundle, files }: ServerHost,
): void {
  let phase: Phase = 'new';
  let session: Promise<Session> = Promise.reject(new Error('no session before initialize'));
  session.catch(() => undefined);
  const log = (message: string) => connection.console.error(message);
  const boundary = { log, phase: () => phase };

  connection.onInitialize((initialize) => {
    if (phase !== 'new') return new ResponseError(ErrorCodes.InvalidRequest, 'initialize comes once');
    phase = 'running';
    const client = readClient(initialize);
    session = afterAnswer(() =>
      openSession({ connection, client, initialize, readBundle, files, host: { graphviz, language, shellCheck, log } }),
    );
    session.catch((error: unknown) => log(String(error)));
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'Dockerfile Stages', version } };
  });
  followClient(connection, boundary, () => session);
  answerRequests(connection, { boundary, session: () => session });
  connection.onShutdown(() => {
    phase = 'shut down';
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
