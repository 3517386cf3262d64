import { type Connection, RequestType } from 'vscode-languageserver';
import { type AddBuildParams, addBuildRequest } from '../../protocol/addBuild';
import { type BuildsParams, buildsRequest, type SeeAsParams, seeAsRequest } from '../../protocol/builds';
import { type ChecklistParams, checklistRequest } from '../../protocol/checklist';
import { fingerprintsRequest } from '../../protocol/fingerprints';
import {
  type DiagramParams,
  diagramRequest,
  type ExportDiagramParams,
  type ExportedDiagram,
  exportDiagramRequest,
  type StageNeeds,
  type StageNeedsParams,
  type StagesParams,
  stageNeedsRequest,
  stagesRequest,
} from '../../protocol/methods';
import { type StageOrigin, stageOriginRequest } from '../../protocol/stageOrigin';
import { dockerfilesRequest, listedStagesRequest } from '../../protocol/stagesView';
import { answer } from '../handle';
import { refreshLensesAndHints } from '../refreshLensesAndHints';
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
    new RequestType<StageNeedsParams, StageNeeds | null, never>(stageNeedsRequest),
    answer(boundary, stageNeedsRequest, async ({ uri, stageIndex }: StageNeedsParams) =>
      (await read(session, uri)).service.stageNeeds(uri, stageIndex),
    ),
  );
  connection.onRequest(
    new RequestType<StageNeedsParams, StageOrigin | null, never>(stageOriginRequest),
    answer(boundary, stageOriginRequest, async ({ uri, stageIndex }: StageNeedsParams) =>
      (await read(session, uri)).service.stageOrigin(uri, stageIndex),
    ),
  );
  connection.onRequest(
    diagramRequest,
    answer(boundary, diagramRequest, async ({ uri, ...view }: DiagramParams, token) => {
      const { diagrams, service } = await read(session, uri);
      diagrams.asked(uri);
      return service.diagram(uri, view, token);
    }),
  );
  connection.onRequest(
    new RequestType<ExportDiagramParams, ExportedDiagram | null, never>(exportDiagramRequest),
    answer(boundary, exportDiagramRequest, async ({ uri, ...options }: ExportDiagramParams) => {
      const text = await (await read(session, uri)).service.exportDiagram(uri, options);
      return text === undefined ? undefined : { text };
    }),
  );
  connection.onRequest(
    buildsRequest,
    answer(boundary, buildsRequest, async ({ uri }: BuildsParams) => {
      const { builds, service } = await read(session, uri);
      builds.asked();
      return service.builds(uri);
    }),
  );
  connection.onRequest(
    seeAsRequest,
    answer(boundary, seeAsRequest, async ({ uri, build }: SeeAsParams) => {
      const { client, diagrams, news, service } = await read(session, uri);
      service.seeAs(uri, build);
      diagrams.outdated(uri);
      refreshLensesAndHints(connection, client);
      news();
      return undefined;
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
  connection.onRequest(
    addBuildRequest,
    inGeneral(answers, addBuildRequest, ({ service }, params: AddBuildParams) => service.addBuild(params)),
  );
  connection.onRequest(
    fingerprintsRequest,
    answer(boundary, fingerprintsRequest, async ({ uri }: StagesParams) =>
      (await read(session, uri)).service.fingerprints(uri),
    ),
  );
  connection.onRequest(
    checklistRequest,
    answer(boundary, checklistRequest, async ({ uri }: ChecklistParams) =>
      (await read(session, uri)).service.checklist(uri),
    ),
  );
}
