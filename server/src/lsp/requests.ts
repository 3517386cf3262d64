import { type Connection, RAL } from 'vscode-languageserver';
import { type DiagramParams, diagramRequest, type StagesParams, stagesRequest } from '../protocol/methods';
import { answer, answerOr, type Boundary } from './handle';
import { plainEdit, plainHover } from './plain';
import type { Session } from './session';

/** Every request that we answer, and who answers it. */
export function answerRequests(connection: Connection, boundary: Boundary, session: () => Promise<Session>): void {
  connection.onCompletion(
    answer(boundary, 'completion', async ({ textDocument, position }) =>
      (await read(session, textDocument.uri)).service.completion(textDocument.uri, position),
    ),
  );
  connection.onCompletionResolve(
    answerOr(
      boundary,
      'completionItem/resolve',
      (item) => item,
      async (item) => (await session()).service.resolveCompletion(item),
    ),
  );
  connection.onDefinition(
    answer(boundary, 'definition', async ({ textDocument, position }) => {
      const { client, service } = await read(session, textDocument.uri);
      if (!client.definitionLinks) return service.definition(textDocument.uri, position);
      const link = await service.definitionLink(textDocument.uri, position);
      return link && [link];
    }),
  );
  connection.onHover(
    answer(boundary, 'hover', async ({ textDocument, position }) => {
      const { client, service } = await read(session, textDocument.uri);
      const hover = await service.hover(textDocument.uri, position);
      return hover && !client.hoverMarkdown ? plainHover(hover) : hover;
    }),
  );
  connection.onDocumentSymbol(
    answer(boundary, 'documentSymbol', async ({ textDocument }) =>
      (await read(session, textDocument.uri)).service.documentSymbols(textDocument.uri),
    ),
  );
  connection.onCodeLens(
    answer(boundary, 'codeLens', async ({ textDocument }) => {
      const { client, service } = await read(session, textDocument.uri);
      return client.showsCodeLenses ? service.codeLenses(textDocument.uri) : undefined;
    }),
  );
  connection.onCodeAction(
    answer(boundary, 'codeAction', async ({ textDocument, range, context }) => {
      const { client, service } = await read(session, textDocument.uri);
      const actions = wants(context.only, 'quickfix') ? service.codeActions(textDocument.uri, range) : [];
      return client.documentChanges ? actions : actions?.map(plainEdit);
    }),
  );
  connection.languages.diagnostics.on(
    answerOr(
      boundary,
      'diagnostic',
      () => ({ kind: 'full', items: [] }),
      async ({ textDocument, previousResultId }) =>
        (await read(session, textDocument.uri)).diagnostics.pull(textDocument.uri, previousResultId),
    ),
  );
  answerOwnRequests(connection, boundary, session);
}

/** What our own client asks beyond LSP. */
function answerOwnRequests(connection: Connection, boundary: Boundary, session: () => Promise<Session>): void {
  connection.onRequest(
    stagesRequest,
    answer(
      boundary,
      stagesRequest,
      async ({ uri }: StagesParams) => (await read(session, uri)).service.stages(uri) ?? [],
    ),
  );
  connection.onRequest(
    diagramRequest,
    answer(boundary, diagramRequest, async ({ uri }: DiagramParams, token) => {
      const { diagrams, service } = await read(session, uri);
      diagrams.asked(uri);
      return service.diagram(uri, token);
    }),
  );
}

/** Whether a client that asks for `only` these kinds of action asks for `kind`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

/** The session, once the document can be looked at without a pause that others would feel. */
async function read(session: () => Promise<Session>, uri: string): Promise<Session> {
  const current = await session();
  while (!current.service.readAhead(uri)) await nextTurn();
  return current;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    RAL().timer.setImmediate(resolve);
  });
}
