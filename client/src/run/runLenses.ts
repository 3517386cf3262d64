import * as vscode from 'vscode';
import type { BuildServices } from '../build/buildServices';

type Results = Pick<BuildServices, 'results'>;

/** Above each stage that has an image: a shell in it. */
export function registerRunLenses(services: Results): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changes,
    services.results.onDidChange(() => changes.fire()),
    vscode.languages.registerCodeLensProvider(
      { language: 'dockerfile', scheme: 'file' },
      { onDidChangeCodeLenses: changes.event, provideCodeLenses: ({ uri }) => runLenses(services, uri) },
    ),
  );
}

async function runLenses({ results }: Results, uri: vscode.Uri): Promise<vscode.CodeLens[]> {
  const isWanted = vscode.workspace.getConfiguration('dockerfileStages', uri).get('codeLens.enabled', true);
  const built = isWanted ? await results.of(uri) : [];
  return built
    .filter(({ result }) => result.image)
    .map(({ stage: { line, index } }) => {
      const title = `$(terminal) ${vscode.l10n.t('Shell')}`;
      const command = { title, command: 'dockerfileStages.shellInStage', arguments: [uri, index] };
      return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
    });
}
