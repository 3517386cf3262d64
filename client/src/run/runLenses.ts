import * as vscode from 'vscode';
import type { BuildServices } from '../build/buildServices';
import { isTarget } from '../build/progress/stageLook';

/** Above each stage that has just been built: a shell in it. */
export function registerRunLenses(services: BuildServices): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changes,
    services.builds.onDidChange(() => changes.fire()),
    vscode.languages.registerCodeLensProvider(
      { language: 'dockerfile', scheme: 'file' },
      { onDidChangeCodeLenses: changes.event, provideCodeLenses: ({ uri }) => runLenses(services, uri) },
    ),
  );
}

async function runLenses(services: BuildServices, uri: vscode.Uri): Promise<vscode.CodeLens[]> {
  const built = services.builds.of(uri).filter(({ end }) => end === 'built');
  const isWanted = vscode.workspace.getConfiguration('dockerfileStages', uri).get('codeLens.enabled', true);
  if (built.length === 0 || !isWanted) return [];
  const stages = await services.stages(uri);
  return stages
    .filter((stage) => built.some((run) => isTarget(stage, run)))
    .map(({ line, index }) => {
      const title = `$(terminal) ${vscode.l10n.t('Shell')}`;
      const command = { title, command: 'dockerfileStages.shellInStage', arguments: [uri, index] };
      return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
    });
}
