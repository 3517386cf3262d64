import type { Connection } from 'vscode-languageserver';
import { type DiagramParams, diagramRequest, type StagesParams, stagesRequest } from '../../protocol/methods';
import { dockerfilesRequest, listedStagesRequest } from '../../protocol/stagesView';
import { answer } from '../handle';
import { type Answers, inGeneral, read } from './ask';

/** What our own client asks beyond LSP. */
export function answerOwnRequests(connection: Connection, answers: Answers): void {
  const { boundary, session } = answers;
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
  connection.onRequest(
    dockerfilesRequest,
    inGeneral(answers, dockerfilesRequest, ({ dockerfiles, service }) => {
      dockerfiles.asked();
      return service.listedDockerfiles();
    }),
  );
  connection.onRequest(
    listedStagesRequest,
    answer(boundary, listedStagesRequest, async ({ uri }: StagesParams) =>
      (await read(session, uri)).service.listedStages(uri),
    ),
  );
}
