import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { CHECK_SOURCE, type CheckResult, type CheckWarning, type Lines, notShown, type Shown } from './checkFindings';
import { movedLines, type TextChange } from './movedLines';

/** What was found in a document, and what of it is shown. */
interface Kept {
  readonly result: CheckResult;
  readonly shown: CheckResult;
  /** What others showed when that was decided. */
  readonly others: readonly Shown[];
}

/**
 * Shows in Dockerfiles what Docker found and nobody else shows. A mark moves with its lines, and goes when one of them is
 * edited, the file is checked again or closed.
 */
export class CheckMarks implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection(CHECK_SOURCE);
  private readonly kept = new Map<string, Kept>();
  private readonly listeners = [
    vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.clear(uri)),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => this.compare(uris)),
  ];

  /** What of a result is shown: all but what others show already. */
  show(document: vscode.TextDocument, result: CheckResult): CheckResult {
    const there = within(result, document.lineCount);
    const others = shownByOthers(document.uri);
    return this.keep(document, { result: there, shown: notShown(there, others), others });
  }

  clear(uri: vscode.Uri): void {
    this.kept.delete(uri.toString());
    this.collection.delete(uri);
  }

  dispose(): void {
    this.collection.dispose();
    for (const listener of this.listeners) listener.dispose();
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const known = this.kept.get(document.uri.toString());
    if (!known || contentChanges.length === 0) return;
    // Changes come from the end of the file to its start, so that none moves the place of the next. What others show is
    // where it was, until they have looked at the new text.
    const [result, shown] = [known.result, known.shown].map((one) => contentChanges.reduce(moved, one));
    if (result && shown) this.keep(document, { ...known, result, shown });
  }

  /** Others may have come to show the same, or no longer do. */
  private compare(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      const known = this.kept.get(uri.toString());
      const document = known && vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
      if (document && !isDeepStrictEqual(shownByOthers(uri), known.others)) this.show(document, known.result);
    }
  }

  private keep(document: vscode.TextDocument, kept: Kept): CheckResult {
    this.kept.set(document.uri.toString(), kept);
    this.collection.set(document.uri, diagnosticsOf(document, kept.shown));
    return kept.shown;
  }
}

function shownByOthers(uri: vscode.Uri): readonly Shown[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source !== CHECK_SOURCE)
    .map(({ code, severity, range: { start, end } }) => ({
      rule: String((typeof code === 'object' ? code.value : code) ?? ''),
      isError: severity === vscode.DiagnosticSeverity.Error,
      place: { first: start.line, last: end.line },
    }));
}

/** What has no place, or one behind the end, is shown nowhere. */
function within({ warnings, error }: CheckResult, lineCount: number): CheckResult {
  const isThere = (place: Lines | undefined) => place !== undefined && place.last < lineCount;
  return {
    warnings: warnings.filter(({ place }) => isThere(place)),
    error: isThere(error?.place) ? error : undefined,
  };
}

function moved({ warnings, error }: CheckResult, change: TextChange): CheckResult {
  const errorPlace = error?.place && movedLines(error.place, change);
  return {
    warnings: warnings.flatMap((warning): CheckWarning[] => {
      const place = movedLines(warning.place, change);
      return place ? [{ ...warning, place }] : [];
    }),
    error: error && errorPlace && { ...error, place: errorPlace },
  };
}

function diagnosticsOf(document: vscode.TextDocument, { warnings, error }: CheckResult): vscode.Diagnostic[] {
  const { Warning, Error: Grave } = vscode.DiagnosticSeverity;
  const found = warnings.map(({ place, message, rule, url }) => {
    const diagnostic = new vscode.Diagnostic(rangeOf(document, place), message, Warning);
    diagnostic.code = url === undefined ? rule : { value: rule, target: vscode.Uri.parse(url) };
    return diagnostic;
  });
  if (error?.place) found.push(new vscode.Diagnostic(rangeOf(document, error.place), error.message, Grave));
  for (const diagnostic of found) diagnostic.source = CHECK_SOURCE;
  return found;
}

function rangeOf(document: vscode.TextDocument, { first, last }: Lines): vscode.Range {
  const line = document.lineAt(first);
  const start = line.range.start.translate(0, line.firstNonWhitespaceCharacterIndex);
  return new vscode.Range(start, document.lineAt(last).range.end);
}
