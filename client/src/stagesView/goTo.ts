import * as vscode from 'vscode';
import { revealLine } from '../diagram/revealLine';
import type { StagesModel } from './stagesModel';
import { fileOf, type StagesNode, type TakingNode } from './stagesNode';

/** Shows what a row stands for: a FROM, the instruction that takes something, the build in another file. */
export async function goToNode(node: StagesNode): Promise<void> {
  switch (node.kind) {
    case 'file':
      return open(node.uri);
    case 'stage':
      return revealLine(vscode.Uri.parse(node.parent.uri), node.stage.line, true);
    case 'taking':
      return revealLine(vscode.Uri.parse(fileOf(node).uri), node.taking.line, true);
    case 'build': {
      const { uri, line, character } = node.build;
      const place = new vscode.Position(line, character);
      return open(uri, { selection: new vscode.Range(place, place) });
    }
  }
}

/** Leaves no document open that nobody sees, as opening it through the API would for some minutes. */
async function open(uri: string, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri), options);
}

/** Shows the stage that something is taken from. */
export async function goToSource(node: TakingNode, model: StagesModel): Promise<void> {
  const stages = await model.allStages(fileOf(node));
  const source = stages.find(({ index }) => index === node.taking.stageIndex);
  if (source) await revealLine(vscode.Uri.parse(fileOf(node).uri), source.line, true);
}
