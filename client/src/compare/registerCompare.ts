import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { comparisonState } from '../../../server/src/protocol/comparison';
import type { StageNeedsParams } from '../../../server/src/protocol/methods';
import { type StageOrigin, stageOriginRequest } from '../../../server/src/protocol/stageOrigin';
import type { BuildServices } from '../build/buildServices';
import { wantedEngine } from '../build/wantedEngine';
import { uriArgument } from '../commands/commandArguments';
import { compareRequest } from './compareArguments';
import { ComparePanel, type LookAgain } from './comparePanel';
import { compareStages } from './compareStages';
import { type CompareServices, lookAtStages } from './lookAtStages';

const viewType = 'dockerfileStages.compare';

/** The command that compares stages and its one panel, which survives a reload of the window. */
export function registerCompare(
  { extensionUri }: vscode.ExtensionContext,
  client: LanguageClient,
  build: BuildServices,
): vscode.Disposable {
  let panel: ComparePanel | undefined;
  const services: CompareServices = { build, origin: (uri, stageIndex) => requestOrigin(client, uri, stageIndex) };

  const failed = (error: unknown) => client.error(String(error), error, false);

  const adopt = (view: vscode.WebviewPanel): ComparePanel => {
    panel?.dispose();
    const adopted = new ComparePanel(view, extensionUri, services, lookAgain(services), failed);
    adopted.onDidDispose(() => {
      if (panel === adopted) panel = undefined;
    });
    panel = adopted;
    return adopted;
  };

  return vscode.Disposable.from(
    { dispose: () => panel?.dispose() },
    vscode.commands.registerCommand('dockerfileStages.compareStages', (...args: unknown[]) =>
      compareStages(services, compareRequest(args), () => {
        const shown = panel ?? adopt(createPanel());
        shown.reveal();
        return shown;
      }),
    ),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(view, kept: unknown) {
        const { uri, stages } = comparisonState(kept);
        const restored = adopt(view);
        const dockerfile = uriArgument(uri);
        if (dockerfile && stages) restored.compare(dockerfile, stages).catch(failed);
      },
    }),
  );
}

function createPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Compare Stages'), vscode.ViewColumn.Active);
}

/** Asks nobody and builds nothing: a window that opens again may no longer be trusted, or have no engine. */
function lookAgain(services: CompareServices): LookAgain {
  return async (uri, ids) => {
    if (!vscode.workspace.isTrusted) {
      return vscode.l10n.t('Asking the engine for images needs a folder that you trust.');
    }
    if (!(await isThere(uri))) return vscode.l10n.t('{0} is not there any more.', vscode.workspace.asRelativePath(uri));
    const engine = await services.build.engines.find(wantedEngine());
    if (!engine) return vscode.l10n.t('No engine was found that could tell of images.');
    return lookAtStages(services, engine, uri, ids);
  };
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function requestOrigin(
  client: LanguageClient,
  uri: vscode.Uri,
  stageIndex: number,
): Promise<StageOrigin | undefined> {
  await vscode.workspace.openTextDocument(uri);
  const params: StageNeedsParams = { uri: client.code2ProtocolConverter.asUri(uri), stageIndex };
  return (await client.sendRequest<StageOrigin | null>(stageOriginRequest, params)) ?? undefined;
}
