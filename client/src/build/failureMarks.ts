import * as vscode from 'vscode';
import { type LineChange, lineAfter } from './buildFailure';
import type { BuildRequest } from './buildRequest';
import type { Progress, Step } from './progress/progress';

/** What the marks are said to come from. */
export const MARK_SOURCE = 'docker build';

/** Where a build failed, and why. */
export interface FailureMark {
  /** 0-based. */
  readonly line: number;
  readonly message: string;
  /** Undefined where it failed before its first step. */
  readonly step: Step | undefined;
  /** What was asked for; lower-case, undefined for the last stage. */
  readonly target: string | undefined;
  /** What was asked of the engine. */
  readonly request: BuildRequest | undefined;
}

/**
 * Underlines the instructions at which builds of a Dockerfile failed. A mark moves with its line, and goes when that
 * line is edited, a build passes its step, or the file is closed.
 */
export class FailureMarks implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('docker build');
  private readonly marks = new Map<string, readonly FailureMark[]>();
  private readonly listeners = [
    vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.keep(uri, [])),
  ];

  of(uri: vscode.Uri): readonly FailureMark[] {
    return this.marks.get(uri.toString()) ?? [];
  }

  show(document: vscode.TextDocument, mark: FailureMark): void {
    if (mark.line >= document.lineCount) return;
    this.keep(document.uri, [...this.of(document.uri).filter(({ line }) => line !== mark.line), mark], document);
  }

  /** Takes away what a build has got over. */
  passed(uri: vscode.Uri, progress: Progress): void {
    const marks = this.of(uri);
    const left = marks.filter(({ step }) => !isPassed(step, progress));
    if (left.length < marks.length) this.keep(uri, left, documentOf(uri));
  }

  dispose(): void {
    this.shown.dispose();
    for (const listener of this.listeners) listener.dispose();
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const marks = this.of(document.uri);
    if (marks.length === 0 || contentChanges.length === 0) return;
    // Changes come from the end of the file to its start, so that none moves the place of the next.
    const changes = contentChanges.map(lineChange);
    const left = marks.flatMap((mark) => {
      const line = changes.reduce<number | undefined>(
        (at, change) => (at === undefined ? undefined : lineAfter(at, change)),
        mark.line,
      );
      return line === undefined ? [] : [{ ...mark, line }];
    });
    this.keep(document.uri, left, document);
  }

  private keep(uri: vscode.Uri, marks: readonly FailureMark[], document?: vscode.TextDocument): void {
    const key = uri.toString();
    if (marks.length === 0) this.marks.delete(key);
    else this.marks.set(key, marks);
    if (!document) this.shown.delete(uri);
    else
      this.shown.set(
        uri,
        marks.map((mark) => diagnosticOf(document, mark)),
      );
  }
}

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

function lineChange({ range, text }: vscode.TextDocumentContentChangeEvent): LineChange {
  const removed = range.end.line - range.start.line;
  return { line: range.start.line, removed, added: text.split('\n').length - 1 };
}

/** What failed before the first step is over as soon as there is one. */
function isPassed(failed: Step | undefined, { steps }: Progress): boolean {
  if (!failed?.place) return steps.some(({ place }) => place);
  return steps.some(
    ({ state, text, place }) =>
      (state === 'done' || state === 'cached') && text === failed.text && place?.stage === failed.place?.stage,
  );
}

function diagnosticOf(document: vscode.TextDocument, { line: at, message }: FailureMark): vscode.Diagnostic {
  const line = document.lineAt(at);
  const range = line.range.with(line.range.start.translate(0, line.firstNonWhitespaceCharacterIndex));
  const diagnostic = new vscode.Diagnostic(range, message);
  diagnostic.source = MARK_SOURCE;
  return diagnostic;
}
