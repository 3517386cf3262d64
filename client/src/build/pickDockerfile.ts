import * as vscode from 'vscode';

const PATTERN = '**/{Dockerfile,Containerfile,Dockerfile.*,Containerfile.*,*.Dockerfile,*.dockerfile}';
const MOST = 200;

/** The Dockerfile that is meant: the active one, the only visible one, the workspace's only one, or the one picked. */
export async function currentDockerfile(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor;
  if (active?.document.languageId === 'dockerfile') return active.document.uri;
  const visible = vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === 'dockerfile');
  const [first] = visible;
  if (first && visible.length === 1) return first.document.uri;
  return pickDockerfile();
}

/** Asks which of the workspace's; the only one without a question. */
export async function pickDockerfile(): Promise<vscode.Uri | undefined> {
  const found = await vscode.workspace.findFiles(PATTERN, '**/node_modules/**', MOST);
  const [only] = found;
  if (found.length <= 1) return only;
  const items = found
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which Dockerfile?') });
  return picked?.uri;
}
