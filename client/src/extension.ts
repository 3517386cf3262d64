import type * as vscode from 'vscode';
import { registerBrowse } from './browse/registerBrowse';
import { askProgram } from './build/askProgram';
import { registerBuilderItem } from './build/builders/builderItem';
import { ChosenBuilder } from './build/builders/chosenBuilder';
import { registerBuildLenses } from './build/buildLenses';
import { registerBuildLog } from './build/buildLog';
import type { BuildServices } from './build/buildServices';
import { Builds } from './build/builds';
import type { BuildTerminal } from './build/buildTerminal';
import { CheckMarks } from './build/check/checkMarks';
import { registerFailureActions } from './build/failureActions';
import { FailureMarks } from './build/failureMarks';
import { EngineFinder } from './build/findEngine';
import { nodeFolders } from './build/nodeFolders';
import { registerResultHover } from './build/results/resultHover';
import { StageResults } from './build/results/stageResults';
import { registerTaskProvider } from './build/taskProvider';
import { LastBuilds } from './build/with/lastBuilds';
import { registerCommands } from './commands/allCommands';
import { registerCompare } from './compare/registerCompare';
import { registerDiagram } from './diagram/registerDiagram';
import { registerStageDividers } from './dividers/stageDividers';
import { answerFileRequests } from './files';
import {
  createLanguageClient,
  requestFingerprints,
  requestListedStages,
  requestStageNeeds,
  requestStages,
} from './languageClient';
import type { ContainerEnd } from './run/endContainer';
import { registerRunLenses } from './run/runLenses';
import { registerSeenAs } from './seenAs/registerSeenAs';
import { registerStagesView } from './stagesView/registerStagesView';
import { startWhenNeeded } from './startWhenNeeded';

/** Called where a folder has a Dockerfile, for the view of stages, or for the first command or task of ours. */
export function activate(context: vscode.ExtensionContext): void {
  const client = createLanguageClient(context);
  const failures = new FailureMarks();
  const checks = new CheckMarks();
  const builds = new Builds();
  const fingerprints = (uri: vscode.Uri) => requestFingerprints(client, uri);
  const results = new StageResults(context.workspaceState, fingerprints);
  const build = {
    stages: (uri: vscode.Uri) => requestStages(client, uri),
    needs: (uri: vscode.Uri, stageIndex: number) => requestStageNeeds(client, uri, stageIndex),
    listedStages: (uri: vscode.Uri) => requestListedStages(client, uri),
    fingerprints,
    memory: context.workspaceState,
    engines: new EngineFinder(askProgram),
    ask: askProgram,
    builder: new ChosenBuilder(context.workspaceState),
    folders: nodeFolders,
    lastBuilds: new LastBuilds(context.workspaceState, context.secrets),
    failures,
    checks,
    builds,
    results,
    running: new Set<BuildTerminal>(),
    containers: new Set<ContainerEnd>(),
  };
  context.subscriptions.push(
    client,
    failures,
    checks,
    builds,
    results,
    answerFileRequests(client, build.memory),
    registerCommands({ client, build }),
    registerTaskProvider(build),
    registerBuilderItem(build.builder),
    registerBuildLenses(build),
    registerRunLenses(build),
    registerBuildLog(builds),
    registerResultHover(build),
    registerFailureActions(build),
    registerDiagram(context, client, build),
    registerCompare(context, client, build),
    registerBrowse(context, client, build),
    registerStageDividers(client),
    registerStagesView(client, build),
    registerSeenAs(client, build.memory),
    startWhenNeeded(client),
    endWithExtension(build),
  );
}

function endWithExtension({ running, containers }: BuildServices): vscode.Disposable {
  return {
    dispose() {
      for (const terminal of running) terminal.close();
      for (const container of containers) void container.end();
    },
  };
}
