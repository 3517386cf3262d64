import * as vscode from 'vscode';

/** Puts the cursor of a document's editor on a line and has it in sight; the keyboard moves there only with `focus`. */
export async function revealLine(uri: vscode.Uri, line: number, focus: boolean): Promise<void> {
  const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const document = visible?.document ?? (await vscode.workspace.openTextDocument(uri));
  const position = document.validatePosition(new vscode.Position(line, 0));
  const start = position.with({ character: document.lineAt(position).firstNonWhitespaceCharacterIndex });
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    preserveFocus: !focus,
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
