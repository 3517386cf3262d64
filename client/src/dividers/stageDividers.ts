import * as vscode from 'vscode';
import { type DocumentSymbol, type LanguageClient, State } from 'vscode-languageclient/node';
import { dividerLines } from './dividerLines';

/** Milliseconds after the last edit. */
const pause = 200;

const setting = 'dockerfileStages.stageDividers';
/** Another extension that draws such lines, unless this setting of it says no. */
const other = { id: 'docker.docker', setting: 'docker.extension.editor.dockerfileBuildStageDecorationLines' };

/** Draws a line between the stages of each Dockerfile that can be seen. */
export function registerStageDividers(client: LanguageClient): vscode.Disposable {
  const line = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderColor: new vscode.ThemeColor('editorIndentGuide.activeBackground1'),
    borderStyle: 'solid',
    borderWidth: '1px 0 0 0',
  });
  const draw = async (editor: vscode.TextEditor) => {
    if (editor.document.languageId !== 'dockerfile') return;
    editor.setDecorations(line, wanted() ? await placesIn(client, editor.document) : []);
  };
  const drawAll = () => {
    for (const editor of vscode.window.visibleTextEditors) void draw(editor);
  };
  let timer: NodeJS.Timeout | undefined;
  const drawSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(drawAll, pause);
  };
  return vscode.Disposable.from(
    line,
    { dispose: () => clearTimeout(timer) },
    client.onDidChangeState(({ newState }) => newState === State.Running && drawAll()),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.workspace.onDidChangeTextDocument(({ document }) => document.languageId === 'dockerfile' && drawSoon()),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(setting) && drawAll()),
    vscode.extensions.onDidChange(drawAll),
  );
}

function wanted(): boolean {
  const settings = vscode.workspace.getConfiguration();
  const drawnByOther = vscode.extensions.getExtension(other.id) && settings.get(other.setting) !== false;
  return settings.get(setting) !== false && !drawnByOther;
}

async function placesIn(client: LanguageClient, document: vscode.TextDocument): Promise<vscode.Range[]> {
  const stages = await stageSymbols(client, document.uri);
  const places = stages.map(({ range }) => ({ first: range.start.line, last: range.end.line }));
  const isComment = (line: number) => line < document.lineCount && /^\s*#/.test(document.lineAt(line).text);
  return dividerLines(places, isComment).map((line) => new vscode.Range(line, 0, line, 0));
}

/** Of the outline, what is a stage; nothing while the server is not there. */
async function stageSymbols(client: LanguageClient, uri: vscode.Uri): Promise<readonly DocumentSymbol[]> {
  if (!client.isRunning()) return [];
  const params = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } };
  try {
    const symbols = await client.sendRequest<readonly DocumentSymbol[] | null>('textDocument/documentSymbol', params);
    return (symbols ?? []).filter(({ kind }) => kind === stageKind);
  } catch {
    return [];
  }
}

/** LSP's number for modules. */
const stageKind = 2;
