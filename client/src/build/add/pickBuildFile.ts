import * as path from 'node:path';
import * as vscode from 'vscode';
import { type BuildFile, buildFileGlob, buildFiles } from './buildFiles';

const MOST = 500;

/** Asks which compose or bake file a stage goes to, the nearest first. Undefined when the user does not answer. */
export async function pickBuildFile(dockerfile: vscode.Uri, stage: string): Promise<vscode.Uri | undefined> {
  const root = vscode.workspace.getWorkspaceFolder(dockerfile)?.uri ?? vscode.Uri.joinPath(dockerfile, '..');
  const pattern = new vscode.RelativePattern(root, buildFileGlob);
  const found = await vscode.workspace.findFiles(pattern, '**/{node_modules,.git}/**', MOST);
  const pathOf = (uri: vscode.Uri) => path.posix.relative(root.path, uri.path);
  const files = buildFiles(found.map(pathOf), pathOf(vscode.Uri.joinPath(dockerfile, '..')));
  const picked = await vscode.window.showQuickPick(files.map(item), {
    title: vscode.l10n.t('Add {0} to a file that builds', stage),
    placeHolder: vscode.l10n.t('Which file is to build it?'),
    matchOnDescription: true,
  });
  return picked && vscode.Uri.joinPath(root, picked.path);
}

function item({ path: file, kind, isNew }: BuildFile): vscode.QuickPickItem & { path: string } {
  const what = kind === 'compose' ? vscode.l10n.t('as a service') : vscode.l10n.t('as a bake target');
  return {
    label: `$(${isNew ? 'new-file' : kind === 'compose' ? 'server-process' : 'package'}) ${file}`,
    description: isNew ? `${what} · ${vscode.l10n.t('new file')}` : what,
    path: file,
  };
}
