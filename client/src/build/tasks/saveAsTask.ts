import * as vscode from 'vscode';
import { isOutcome } from '../buildOutcome';
import type { BuildServices } from '../buildServices';
import { openDockerfile } from '../buildStage';
import { pickStage, stageTitle } from '../pickStage';
import { refusedByTrust } from '../refuse';
import { targetable } from '../targetable';
import { askedBy } from '../with/answers';
import { writtenDefinition } from './taskDefinition';
import { type LabelledTask, withTask } from './tasksJson';

/**
 * Writes the build of a stage to tasks.json, with what was answered for it last, as one edit to undo. Whether it is
 * there then.
 */
export async function saveAsTask(
  services: BuildServices,
  given: vscode.Uri | undefined,
  stageIndex: number | undefined,
): Promise<boolean> {
  if (refusedByTrust()) return false;
  const opened = await openDockerfile(services, given);
  if (isOutcome(opened)) return false;
  const { document, stages } = opened;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder) return tell(vscode.l10n.t('Tasks are kept in an open folder, and this Dockerfile is in none.'));
  const stage = stageIndex === undefined ? await pickStage(document.uri, stages) : stages[stageIndex];
  if (!stage) return false;
  const answer = targetable(stage, stages);
  if (answer.kind !== 'yes') return tell(vscode.l10n.t("No build can ask for '{0}' by its name.", stageTitle(stage)));
  const last = await services.lastBuilds.answered(document.uri.toString());
  const asked = last?.answers && last.target === answer.target ? askedBy(last.answers) : {};
  const dockerfile = document.uri.fsPath;
  const definition = writtenDefinition({ dockerfile, stage: answer.target }, asked, folder.uri.fsPath);
  const where = definition.dockerfile === 'Dockerfile' ? '' : ` (${definition.dockerfile})`;
  return write(folder, { label: `build ${answer.target ?? stageTitle(stage)}${where}`, ...definition });
}

async function write(folder: vscode.WorkspaceFolder, task: LabelledTask): Promise<boolean> {
  const uri = vscode.Uri.joinPath(folder.uri, '.vscode', 'tasks.json');
  const edit = new vscode.WorkspaceEdit();
  const open = await vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
  const text = open?.getText() ?? '';
  const after = withTask(text, task, styleOf(uri));
  if (after === undefined) return tell(vscode.l10n.t('tasks.json can not be read. Mend it first.'));
  if (open) edit.replace(uri, new vscode.Range(open.positionAt(0), open.positionAt(text.length)), after);
  else edit.createFile(uri, { contents: new TextEncoder().encode(after) });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const document = await vscode.workspace.openTextDocument(uri);
  await document.save();
  const place = document.positionAt(Math.max(0, after.indexOf(JSON.stringify(task.label))));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
  return true;
}

function styleOf(uri: vscode.Uri): { insertSpaces: boolean; tabSize: number } {
  const editor = vscode.workspace.getConfiguration('editor', { uri, languageId: 'jsonc' });
  return { insertSpaces: editor.get('insertSpaces', true), tabSize: editor.get('tabSize', 4) };
}

function tell(message: string): false {
  void vscode.window.showWarningMessage(message);
  return false;
}
