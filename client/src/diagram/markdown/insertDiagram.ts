import * as path from 'node:path';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type BlockLook,
  blockContent,
  changeOfBlock,
  type DiagramBlock,
  diagramBlocks,
  newBlock,
  svgName,
  type TextChange,
} from '../../../../server/src/protocol/diagramBlock';
import {
  type ExportDiagramParams,
  type ExportedDiagram,
  exportDiagramRequest,
} from '../../../../server/src/protocol/methods';
import { insertion } from './insertion';

/** A picture that a Markdown file shows. */
interface Picture {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/**
 * Puts the diagram of a Dockerfile into a Markdown file at its cursor, or brings those that it has up to date; one step
 * for Undo. False where there is nothing to draw.
 */
export async function insertDiagram(
  client: LanguageClient,
  dockerfile: vscode.Uri,
  markdown: vscode.Uri,
): Promise<boolean> {
  await vscode.workspace.openTextDocument(dockerfile);
  const document = await vscode.workspace.openTextDocument(markdown);
  const version = document.version;
  const text = document.getText();
  const known = diagramBlocks(text).filter((block) => isOf(block, markdown, dockerfile));
  const drawn = await Promise.all((known.length > 0 ? known : [fresh]).map((look) => draw(client, dockerfile, look)));
  if (drawn.includes(undefined) || document.version !== version) return false;
  const name = vscode.workspace.asRelativePath(dockerfile, false);
  const alt = vscode.l10n.t('Stages of {0}', name);
  const pictures = known.flatMap((block, index): Picture[] =>
    block.format === 'svg'
      ? [{ uri: vscode.Uri.joinPath(markdown, '..', svgName(block)), text: drawn[index] ?? '' }]
      : [],
  );
  const changes =
    known.length > 0
      ? known.flatMap((block, index) => changeOfBlock(text, block, blockContent(block, drawn[index] ?? '', alt)) ?? [])
      : [newDiagram(document, pathBetween(markdown, dockerfile), drawn[0] ?? '')];
  return apply(document, changes, pictures);
}

/** How a block is drawn that nobody wrote yet. */
const fresh: BlockLook = { format: 'mermaid' };

async function draw(client: LanguageClient, dockerfile: vscode.Uri, look: BlockLook): Promise<string | undefined> {
  const { format, target, level, images, legend } = look;
  const uri = client.code2ProtocolConverter.asUri(dockerfile);
  const params: ExportDiagramParams = { uri, format, targetName: target, level, images, legend };
  const answer = await client.sendRequest<ExportedDiagram | null>(exportDiagramRequest, params);
  if (!answer) {
    const name = vscode.workspace.asRelativePath(dockerfile, false);
    void vscode.window.showWarningMessage(
      target === undefined
        ? vscode.l10n.t('{0} is no Dockerfile.', name)
        : vscode.l10n.t('{0} has no stage "{1}".', name, target),
    );
  }
  return answer?.text;
}

function newDiagram(document: vscode.TextDocument, dockerfile: string, drawn: string): TextChange {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const line = editor?.selection.active.line ?? document.lineCount - 1;
  const content = blockContent({ ...fresh, dockerfile }, drawn, '');
  return insertion(document.getText(), line, newBlock(dockerfile, content));
}

async function apply(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
  pictures: readonly Picture[],
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of changes) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  }
  for (const { uri, text } of pictures) {
    edit.createFile(uri, { overwrite: true, contents: new TextEncoder().encode(text) });
  }
  const isDone = await vscode.workspace.applyEdit(edit);
  const [first] = changes;
  const editor = await vscode.window.showTextDocument(document, { preserveFocus: false });
  if (first) editor.revealRange(new vscode.Range(document.positionAt(first.start), document.positionAt(first.start)));
  else vscode.window.setStatusBarMessage(vscode.l10n.t('The diagram is up to date.'), 4000);
  return isDone;
}

/** Whether a block of a Markdown file is of this Dockerfile. */
function isOf({ dockerfile: written }: DiagramBlock, markdown: vscode.Uri, dockerfile: vscode.Uri): boolean {
  return path.posix.resolve(folderOf(markdown, dockerfile), written.replaceAll('\\', '/')) === dockerfile.path;
}

function pathBetween(markdown: vscode.Uri, dockerfile: vscode.Uri): string {
  return path.posix.relative(folderOf(markdown, dockerfile), dockerfile.path);
}

/** The folder that paths in a Markdown file begin at; one that is not saved yet is thought to be in the workspace folder. */
function folderOf(markdown: vscode.Uri, dockerfile: vscode.Uri): string {
  if (markdown.scheme !== 'untitled') return path.posix.dirname(markdown.path);
  return vscode.workspace.getWorkspaceFolder(dockerfile)?.uri.path ?? path.posix.dirname(dockerfile.path);
}
