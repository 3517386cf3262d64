import * as vscode from 'vscode';
import templates from '../../../snippets/templates.json';
import { dockerignoreText } from './dockerignore';
import { fillTemplate } from './fillTemplate';
import { withPackageManager } from './packageManager';
import type { Suggestion } from './suggestion';

/** A template with what the folder says about it, in the syntax of snippets. */
function templateText({ template, values, packageManager = 'npm' }: Suggestion): string {
  return fillTemplate(withPackageManager(templates[template].body, packageManager), values);
}

/** A new file with a template in it, its tab stops live. Says whether there is one. */
export async function createDockerfile(file: vscode.Uri, suggestion: Suggestion): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: false, overwrite: false });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const editor = await vscode.window.showTextDocument(file);
  return insert(editor, suggestion);
}

/** A document that belongs nowhere yet, where no folder is open. */
export async function createUntitled(suggestion: Suggestion): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument({ language: 'dockerfile' });
  return insert(await vscode.window.showTextDocument(document), suggestion);
}

/** Offers to leave out of the build context what would only make it large. Not awaited: nobody has to answer. */
export async function offerDockerignore(folder: vscode.Uri, { ignore }: Suggestion): Promise<void> {
  const file = vscode.Uri.joinPath(folder, '.dockerignore');
  const add = vscode.l10n.t('Add .dockerignore');
  const question = vscode.l10n.t('There is no .dockerignore here: COPY . . takes everything along, {0} too.', '.git');
  if ((await vscode.window.showInformationMessage(question, add)) !== add) return;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(dockerignoreText(ignore)) });
  await vscode.workspace.applyEdit(edit);
}

function insert(editor: vscode.TextEditor, suggestion: Suggestion): Thenable<boolean> {
  return editor.insertSnippet(new vscode.SnippetString(templateText(suggestion)), new vscode.Position(0, 0));
}
