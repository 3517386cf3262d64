import { type CancellationToken, ErrorCodes, type MessageConnection, ResponseError } from 'vscode-jsonrpc';

/** LSP's own codes; the protocol library is not loaded for two numbers. */
const requestCancelled = -32800;
const serverNotInitialized = -32002;

/** Where a conversation stands. */
export type Phase = 'new' | 'running' | 'shut down';

export interface Boundary {
  readonly connection: MessageConnection;
  readonly phase: () => Phase;
  readonly log: (message: string) => void;
}

/**
 * Answers a request. Whatever goes wrong inside becomes a line in the log and the empty answer, so that one defect
 * costs one answer; a request that nobody waits for any longer is answered so.
 */
export function onRequest<P, R>(
  { connection, phase, log }: Boundary,
  method: string,
  ask: (params: P, token: CancellationToken) => R | undefined | Promise<R | undefined>,
): void {
  connection.onRequest(method, async (params: P, token: CancellationToken): Promise<unknown> => {
    const refusal = refusalIn(phase());
    if (refusal) return refusal;
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await ask(params, token);
      return token.isCancellationRequested ? cancelled() : (result ?? null);
    } catch (error) {
      if (error instanceof ResponseError) return error;
      log(`${method}: ${describe(error)}`);
      return null;
    }
  });
}

/** Takes a notification; the same boundary. */
export function onNotification<P>(
  { connection, phase, log }: Boundary,
  method: string,
  take: (params: P) => void | Promise<void>,
): void {
  connection.onNotification(method, async (params: P) => {
    if (phase() !== 'running') return;
    try {
      await take(params);
    } catch (error) {
      log(`${method}: ${describe(error)}`);
    }
  });
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function cancelled(): ResponseError<void> {
  return new ResponseError(requestCancelled, 'cancelled');
}

function refusalIn(phase: Phase): ResponseError<void> | undefined {
  switch (phase) {
    case 'new':
      return new ResponseError(serverNotInitialized, 'initialize comes first');
    case 'shut down':
      return new ResponseError(ErrorCodes.InvalidRequest, 'shut down already');
    case 'running':
      return undefined;
  }
}
