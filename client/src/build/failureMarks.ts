import * as vscode from 'vscode';
import { type BuildFailure, lineAfter } from './buildFailure';

/**
 * Underlines the instruction at which a Dockerfile's last build failed. The mark moves with its line, and goes when
 * that line is edited, the next build begins, or the file is closed.
 */
export class FailureMarks implements vscode.Disposable {
  private readonly marks = vscode.languages.createDiagnosticCollection('docker build');
  private readonly listeners = [
    vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
    vscode.workspace.onDidCloseTextDocument((document) => this.marks.delete(document.uri)),
  ];

  show(document: vscode.TextDocument, failure: BuildFailure): void {
    if (failure.line === undefined || failure.line >= document.lineCount) return;
    this.mark(document, failure.line, [failure.message, ...failure.log].join('\n'));
  }

  clear(uri: vscode.Uri): void {
    this.marks.delete(uri);
  }

  dispose(): void {
    this.marks.dispose();
    for (const listener of this.listeners) listener.dispose();
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const [mark] = this.marks.get(document.uri) ?? [];
    if (!mark) return;
    const start = mark.range.start.line;
    // Changes come from the end of the file to its start, so that none moves the place of the next.
    const line = contentChanges.reduce<number | undefined>((at, { range, text }) => {
      if (at === undefined) return undefined;
      const removed = range.end.line - range.start.line;
      return lineAfter(at, { line: range.start.line, removed, added: text.split('\n').length - 1 });
    }, start);
    if (line === undefined) this.clear(document.uri);
    else if (line !== start) this.mark(document, line, mark.message);
  }

  private mark(document: vscode.TextDocument, at: number, message: string): void {
    const line = document.lineAt(at);
    const range = line.range.with(line.range.start.translate(0, line.firstNonWhitespaceCharacterIndex));
    const mark = new vscode.Diagnostic(range, message);
    mark.source = 'docker build';
    this.marks.set(document.uri, [mark]);
  }
}
