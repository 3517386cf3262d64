import * as vscode from 'vscode';
import type { BuildServices } from './buildServices';
import { stageLook } from './progress/stageLook';
import { showLayers, showLog } from './results/resultCommand';
import { stageText } from './results/resultWords';
import type { ShownResult } from './results/shownResult';
import { stageLookIcon } from './stageLookWords';

/** Above each stage that a build reaches, beside the lenses of the server: how far it is, or what the last one made. */
export function registerBuildLenses(services: BuildServices): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changes,
    services.builds.onDidChange(() => changes.fire()),
    services.results.onDidChange(() => changes.fire()),
    vscode.languages.registerCodeLensProvider(
      { language: 'dockerfile', scheme: 'file' },
      { onDidChangeCodeLenses: changes.event, provideCodeLenses: ({ uri }) => buildLenses(services, uri) },
    ),
  );
}

async function buildLenses(services: BuildServices, uri: vscode.Uri): Promise<vscode.CodeLens[]> {
  const settings = vscode.workspace.getConfiguration('dockerfileStages', uri);
  if (!settings.get('codeLens.enabled', true)) return [];
  const runs = services.builds.of(uri);
  const results = settings.get('codeLens.results', true) ? await resultsOf(services, uri) : noResults;
  if (runs.length === 0 && results.size === 0) return [];
  const now = Date.now();
  return (await services.stages(uri)).flatMap((stage) => {
    const look = stageLook(stage, runs, now);
    const shown = results.get(stage.index);
    const text = stageText(look, shown, 'enough');
    if (text === undefined) return [];
    const title = `$(${look ? stageLookIcon(look) : 'package'}) ${text}`;
    const range = new vscode.Range(stage.line, 0, stage.line, 0);
    const leadsTo = (!look && shown && showLayers(uri, shown)) || showLog(services, uri);
    // A command without an id is shown as plain text.
    const { command = '', arguments: about = [] } = leadsTo ?? {};
    return [new vscode.CodeLens(range, { title, command, arguments: [...about] })];
  });
}

const noResults: ReadonlyMap<number, ShownResult> = new Map();

/** By the index of their stage. */
async function resultsOf({ results }: BuildServices, uri: vscode.Uri): Promise<ReadonlyMap<number, ShownResult>> {
  return new Map((await results.of(uri)).map((shown) => [shown.stage.index, shown]));
}
