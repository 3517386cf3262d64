import * as vscode from 'vscode';
import { commands } from '../../../server/src/protocol/methods';
import type { BuildServices } from './buildServices';
import { stageLook } from './progress/stageLook';
import { stageLookIcon, stageLookText } from './stageLookWords';

/** Above each stage that a build reaches, beside the lenses of the server: how far it is, or how it went. */
export function registerBuildLenses(services: BuildServices): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changes,
    services.builds.onDidChange(() => changes.fire()),
    vscode.languages.registerCodeLensProvider(
      { language: 'dockerfile', scheme: 'file' },
      { onDidChangeCodeLenses: changes.event, provideCodeLenses: ({ uri }) => buildLenses(services, uri) },
    ),
  );
}

async function buildLenses(services: BuildServices, uri: vscode.Uri): Promise<vscode.CodeLens[]> {
  const runs = services.builds.of(uri);
  const isWanted = vscode.workspace.getConfiguration('dockerfileStages', uri).get('codeLens.enabled', true);
  if (runs.length === 0 || !isWanted) return [];
  const now = Date.now();
  return (await services.stages(uri)).flatMap((stage) => {
    const look = stageLook(stage, runs, now);
    if (!look) return [];
    const title = `$(${stageLookIcon(look)}) ${stageLookText(look)}`;
    const range = new vscode.Range(stage.line, 0, stage.line, 0);
    return [new vscode.CodeLens(range, { title, command: commands.showBuildLog, arguments: [uri] })];
  });
}
