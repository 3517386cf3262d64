import * as vscode from 'vscode';
import type { BuildServices } from '../build/buildServices';
import { revealLine } from './revealLine';

/** Shows in the editor who uses a stage; nothing where it has no name or is gone. */
export async function showReferences(
  { stages }: Pick<BuildServices, 'stages'>,
  uri: vscode.Uri,
  stageIndex: number,
): Promise<void> {
  const stage = (await stages(uri))[stageIndex];
  if (!stage?.writtenName) return;
  await revealLine(uri, stage.line, true);
  const document = await vscode.workspace.openTextDocument(uri);
  const position = nameIn(document, stage.line, stage.writtenName);
  if (!position) return;
  const places = await vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, position);
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, places);
}

/** Where a name stands behind the AS of a FROM, which may go on over lines. */
function nameIn(document: vscode.TextDocument, line: number, name: string): vscode.Position | undefined {
  const start = document.offsetAt(new vscode.Position(line, 0));
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const behindAs = new RegExp(`\\sAS[\\s\\\\\`]+(?=${escaped}(?:\\s|$))`, 'i');
  const found = behindAs.exec(document.getText().slice(start));
  return found ? document.positionAt(start + found.index + found[0].length) : undefined;
}
