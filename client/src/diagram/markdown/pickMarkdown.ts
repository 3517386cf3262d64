import * as path from 'node:path';
import * as vscode from 'vscode';

const MOST = 200;

/** The Markdown file that is meant: the active one, the only visible one, the only one there is, or the one picked. */
export async function pickMarkdown(dockerfile: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [shown, ...others] = vscode.window.visibleTextEditors.filter(isMarkdown);
  if (shown && others.length === 0) return shown.document.uri;
  const found = await vscode.workspace.findFiles('**/*.{md,markdown}', '**/{node_modules,.git}/**', MOST);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no Markdown file in this workspace.'));
  }
  if (found.length <= 1) return found[0];
  const folder = path.posix.dirname(dockerfile.path);
  const rank = (uri: vscode.Uri) => {
    const steps = path.posix.relative(folder, uri.path).split('/').length;
    return /\/readme\.[^/]*$/i.test(uri.path) ? steps : steps + 100;
  };
  const items = found
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri, rank: rank(uri) }))
    .sort((a, b) => a.rank - b.rank || a.label.localeCompare(b.label));
  const placeHolder = vscode.l10n.t('Which Markdown file is to show the diagram?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.uri;
}

/** Whether an editor shows Markdown. */
export function isMarkdown({ document }: vscode.TextEditor): boolean {
  return document.languageId === 'markdown';
}
