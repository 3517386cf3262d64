import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { isRefusal } from '../protocol/refusal';

/** Where a conversation stands. */
export type Phase = 'new' | 'running' | 'shut down';

export interface Boundary {
  readonly phase: () => Phase;
  readonly log: (message: string) => void;
}

type Ask<P, R> = (params: P, token: CancellationToken) => Promise<R | undefined>;
type Answer<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/**
 * A handler of requests. Whatever goes wrong inside becomes a line in the log and the empty answer, so that one defect
 * costs one answer; a request that nobody waits for any longer is answered so, and a refusal with its sentence.
 */
export function answer<P, R>(boundary: Boundary, method: string, ask: Ask<P, R>): Answer<P, R | null> {
  return answerOr<P, R | null>(boundary, method, () => null, ask);
}

/** `answer` to a request whose answer can't be null. */
export function answerOr<P, R>(
  { phase, log }: Boundary,
  method: string,
  empty: (params: P) => R,
  ask: Ask<P, R>,
): Answer<P, R> {
  return async (params, token) => {
    const refusal = refusalIn(phase());
    if (refusal) return refusal;
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await ask(params, token);
      return token.isCancellationRequested ? cancelled() : (result ?? empty(params));
    } catch (error) {
      if (isRefusal(error)) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      log(`${method}: ${describe(error)}`);
      return empty(params);
    }
  };
}

/** A handler of notifications; the same boundary. */
export function take<P>(
  { phase, log }: Boundary,
  method: string,
  act: (params: P) => Promise<void>,
): (params: P) => Promise<void> {
  return async (params) => {
    if (phase() !== 'running') return;
    try {
      await act(params);
    } catch (error) {
      log(`${method}: ${describe(error)}`);
    }
  };
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

function refusalIn(phase: Phase): ResponseError<never> | undefined {
  switch (phase) {
    case 'new':
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first');
    case 'shut down':
      return new ResponseError(ErrorCodes.InvalidRequest, 'shut down already');
    case 'running':
      return undefined;
  }
}
