import type { CancellationToken } from 'vscode-languageserver';
import { answer, answerOr, type Boundary } from '../handle';
import { nextTurn } from '../quiet';
import type { Session } from '../session';

/** Where requests are answered from. */
export interface Answers {
  readonly boundary: Boundary;
  /** The session, once there is one. */
  readonly session: () => Promise<Session>;
}

interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

type Ask<P, R> = (session: Session, params: P, token: CancellationToken) => R | undefined | Promise<R | undefined>;

/** A handler of a request about one document, asked once that document has been read. Without an answer it says null. */
export function about<P extends AboutDocument, R>({ boundary, session }: Answers, method: string, ask: Ask<P, R>) {
  return answer<P, R>(boundary, method, async (params, token) =>
    ask(await read(session, params.textDocument.uri), params, token),
  );
}

/** `about` for a request whose answer can't be null. */
export function aboutOr<P extends AboutDocument, R>(
  { boundary, session }: Answers,
  method: string,
  empty: (params: P) => R,
  ask: Ask<P, R>,
) {
  return answerOr<P, R>(boundary, method, empty, async (params, token) =>
    ask(await read(session, params.textDocument.uri), params, token),
  );
}

/** A handler of a request that is about no document in particular. */
export function inGeneral<P, R>({ boundary, session }: Answers, method: string, ask: Ask<P, R>) {
  return answer<P, R>(boundary, method, async (params, token) => ask(await session(), params, token));
}

/** The session, once the document can be looked at without a pause that others would feel. */
export async function read(session: () => Promise<Session>, uri: string): Promise<Session> {
  const current = await session();
  while (!current.service.workspace.readAhead(uri)) await nextTurn();
  return current;
}
