import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { commands } from '../../../server/src/protocol/methods';
import { browseFilesCommand } from '../browse/registerBrowse';
import type { BuildServices } from '../build/buildServices';
import { copyBuildCommand } from './copyBuildCommand';
import { askForFilter } from './filterBox';
import { goToNode, goToSource, mendEvidence } from './goTo';
import { fileOf, type StageNode, type StagesNode } from './stagesNode';
import { StagesView } from './stagesView';
import { goToCommand } from './treeItems';

/** The view of stages, and what its menus and rows run. */
export function registerStagesView(client: LanguageClient, build: BuildServices): vscode.Disposable {
  const stages = new StagesView(client, build);
  const { registerCommand, executeCommand } = vscode.commands;
  /** A menu says on which row it was opened; who comes from elsewhere means the selected one. */
  const onNode = (id: string, run: (node: StagesNode) => unknown) =>
    registerCommand(id, (given?: StagesNode) => {
      const node = isNode(given) ? given : stages.view.selection[0];
      return node && run(node);
    });
  const ofStage = (run: (node: StageNode) => unknown) => (node: StagesNode) => node.kind === 'stage' && run(node);
  const run = (command: string) => (node: StagesNode) => executeCommand(command, fileOf(node).uri, indexOf(node));
  return vscode.Disposable.from(
    stages,
    onNode(goToCommand, goToNode),
    onNode(
      'dockerfileStages.stagesView.goToSource',
      (node) => node.kind === 'taking' && goToSource(node, stages.model),
    ),
    onNode('dockerfileStages.stagesView.build', run(commands.buildStage)),
    onNode('dockerfileStages.stagesView.browseFiles', run(browseFilesCommand)),
    onNode('dockerfileStages.stagesView.shell', ofStage(run('dockerfileStages.shellInStage'))),
    onNode('dockerfileStages.stagesView.run', ofStage(run('dockerfileStages.runStage'))),
    onNode('dockerfileStages.stagesView.showDiagram', run(commands.showDiagram)),
    onNode('dockerfileStages.stagesView.nameStage', ofStage(run(commands.nameStage))),
    onNode(
      'dockerfileStages.stagesView.copyName',
      ofStage(({ stage }) => vscode.env.clipboard.writeText(stage.name ?? '')),
    ),
    onNode(
      'dockerfileStages.stagesView.copyBuildCommand',
      ofStage((node) => copyBuildCommand(build, node)),
    ),
    onNode('dockerfileStages.stagesView.addToBuilds', ofStage(run('dockerfileStages.addToBuilds'))),
    onNode('dockerfileStages.stagesView.mend', mendEvidence),
    registerCommand('dockerfileStages.checkBuild', (given?: unknown) => showChecklist(stages, given)),
    registerCommand('dockerfileStages.stagesView.filter', async () => {
      await executeCommand(`${stages.viewId}.focus`);
      askForFilter(stages.model.typed, (typed) => void stages.filterBy(typed));
    }),
    registerCommand('dockerfileStages.stagesView.clearFilter', () => stages.filterBy('')),
    registerCommand('dockerfileStages.stagesView.refresh', () => stages.refresh()),
  );
}

/** Of the Dockerfile of a row, or the one in the editor. */
async function showChecklist(stages: StagesView, given: unknown): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const open = document?.languageId === 'dockerfile' ? document.uri.toString() : undefined;
  const uri = isNode(given) ? fileOf(given).uri : open;
  if (uri !== undefined && (await stages.showChecklist(uri))) return;
  const message =
    uri === undefined
      ? vscode.l10n.t('Open a Dockerfile first.')
      : vscode.l10n.t('This Dockerfile has no stage to look at yet.');
  void vscode.window.showInformationMessage(message);
}

function isNode(given: unknown): given is StagesNode {
  return typeof given === 'object' && given !== null && 'kind' in given;
}

function indexOf(node: StagesNode): number | undefined {
  return node.kind === 'stage' ? node.stage.index : undefined;
}
