import type { Connection } from 'vscode-languageserver';
import { type DiagramParams, diagramRequest, type StagesParams, stagesRequest } from '../../protocol/methods';
import { answer } from '../handle';
import { type Answers, read } from './ask';

/** What our own client asks beyond LSP. */
export function answerOwnRequests(connection: Connection, { boundary, session }: Answers): void {
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
