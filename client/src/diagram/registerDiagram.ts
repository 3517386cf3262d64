import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import type { Diagram } from '../../../server/src/protocol/diagram';
import {
  commands,
  type DiagramChangedParams,
  type DiagramParams,
  diagramChanged,
  diagramRequest,
  type ExportDiagramParams,
  type ExportedDiagram,
  exportDiagramRequest,
} from '../../../server/src/protocol/methods';
import type { DiagramState } from '../../../server/src/protocol/webview';
import { indexArgument, stageArguments, uriArgument } from '../commands/commandArguments';
import { type AskForDiagram, DiagramPanel, type PanelServices } from './diagramPanel';
import { showReferences } from './showReferences';
import type { OverlaySources } from './stageOverlays';

const viewType = 'dockerfileStages.diagram';

/** The diagram's command and its one panel, which follows the active Dockerfile and survives a reload of the window. */
export function registerDiagram(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  overlays: OverlaySources,
): vscode.Disposable {
  let panel: DiagramPanel | undefined;
  const services = {
    extension: context.extensionUri,
    ask: askThrough(client),
    export: exportThrough(client),
    overlays,
    failed: (error: unknown) => client.error(String(error), error, false),
  };

  const adopt = (view: vscode.WebviewPanel, uri: vscode.Uri | undefined): DiagramPanel => {
    panel?.dispose();
    const adopted = new DiagramPanel(view, services, uri);
    adopted.onDidDispose(() => {
      if (panel === adopted) panel = undefined;
    });
    panel = adopted;
    return adopted;
  };

  const show = (uri: vscode.Uri | undefined, stageIndex: number | undefined) => {
    const shown = panel ?? adopt(createPanel(), undefined);
    shown.reveal();
    const wanted = uri ?? activeDockerfile()?.document.uri;
    if (wanted) shown.follow(wanted, stageIndex);
  };

  return vscode.Disposable.from(
    { dispose: () => panel?.dispose() },
    vscode.commands.registerCommand(commands.showDiagram, (...args: unknown[]) =>
      show(uriArgument(args[0]), indexArgument(args[1])),
    ),
    vscode.commands.registerCommand('dockerfileStages.diagram.showReferences', async (card: unknown) => {
      const [uri, stageIndex] = stageArguments([card]);
      const [file, index] = [uriArgument(uri), indexArgument(stageIndex)];
      if (file && index !== undefined) await showReferences(overlays, file, index);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(view, state: DiagramState | undefined) {
        const adopted = adopt(view, uriArgument(state?.uri) ?? activeDockerfile()?.document.uri);
        adopted.restore(state);
      },
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      const editor = activeDockerfile();
      if (editor) panel?.followEditor(editor.document.uri);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => panel?.select(textEditor)),
    client.onNotification(diagramChanged, ({ uri }: DiagramChangedParams) => {
      if (panel?.isOf(vscode.Uri.parse(uri))) panel.refresh();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) panel?.refresh();
    }),
  );
}

function createPanel(): vscode.WebviewPanel {
  const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  return vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Stage Diagram'), place);
}

function activeDockerfile(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'dockerfile' ? editor : undefined;
}

/** VS Code opens the file without showing it, so that the server knows its text. */
function askThrough(client: LanguageClient): AskForDiagram {
  return async (uri, view) => {
    await vscode.workspace.openTextDocument(uri);
    const params: DiagramParams = { ...view, uri: client.code2ProtocolConverter.asUri(uri) };
    return (await client.sendRequest<Diagram | null>(diagramRequest, params)) ?? undefined;
  };
}

function exportThrough(client: LanguageClient): PanelServices['export'] {
  return async (uri, view, format) => {
    await vscode.workspace.openTextDocument(uri);
    const asked = client.code2ProtocolConverter.asUri(uri);
    const params: ExportDiagramParams = { ...view, uri: asked, format, legend: format !== 'json' };
    return (await client.sendRequest<ExportedDiagram | null>(exportDiagramRequest, params))?.text;
  };
}
