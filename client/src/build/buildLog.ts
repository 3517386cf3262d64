import * as vscode from 'vscode';
import type { Builds } from './builds';
import { logText } from './progress/logText';

const SCHEME = 'dockerfile-stages-log';

/** Shows what a build of a Dockerfile printed, or the newest build of all. */
export async function showBuildLog(builds: Builds, uri: vscode.Uri | undefined): Promise<void> {
  const run = builds.last(uri);
  if (!run) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been built since this window was opened.'));
    return;
  }
  const query = uri?.toString() ?? '';
  const log = vscode.Uri.from({ scheme: SCHEME, path: `/${run.target ?? 'build'}.log`, query });
  const document = await vscode.workspace.openTextDocument(log);
  await vscode.window.showTextDocument(document, { preview: true });
}

/** Offers the logs as documents that nobody can edit; one that is open follows its build. */
export function registerBuildLog(builds: Builds): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changes,
    builds.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changes.fire(uri);
    }),
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changes.event,
      provideTextDocumentContent: ({ query }) => {
        const run = builds.last(query === '' ? undefined : vscode.Uri.parse(query));
        return run && logText(run.progress);
      },
    }),
  );
}
