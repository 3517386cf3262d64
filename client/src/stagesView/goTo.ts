import * as vscode from 'vscode';
import { revealLine } from '../diagram/revealLine';
import { placeOf } from './checklistItems';
import type { StagesModel } from './stagesModel';
import { type ChecklistRow, fileOf, type StagesNode, type TakingNode } from './stagesNode';

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
    default:
      return goToEvidence(node);
  }
}

async function goToEvidence(node: ChecklistRow): Promise<void> {
  const place = placeOf(node);
  if (!place) return;
  const at = new vscode.Position(place.line, place.character);
  await open(fileOf(node).uri, { selection: new vscode.Range(at, at) });
}

/** Goes to what a row of the checklist is about, and opens the menu of what mends it. */
export async function mendEvidence(node: StagesNode): Promise<void> {
  await goToNode(node);
  await vscode.commands.executeCommand('editor.action.quickFix');
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
