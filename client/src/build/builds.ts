import * as vscode from 'vscode';
import type { BuildRun } from './progress/stageLook';

/** While builds run, what shows them is drawn anew this often, however much they say. */
const TICK_MS = 500;

/** The builds of each Dockerfile, for all that shows how they go. */
export class Builds implements vscode.Disposable {
  private readonly runs = new Map<string, readonly BuildRun[]>();
  private readonly newest = new Map<string, BuildRun>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private ticking: NodeJS.Timeout | undefined;
  private readonly listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.forgetEnded(document.uri);
  });

  /** A Dockerfile whose builds are further now, or no longer worth showing. */
  readonly onDidChange = this.changes.event;

  /** Newest first; those that have ended only until the text changes, and only the last of each stage. */
  of(uri: vscode.Uri): readonly BuildRun[] {
    return this.runs.get(uri.toString()) ?? [];
  }

  /** The newest of a Dockerfile, or of all, whatever was typed since. */
  last(uri?: vscode.Uri): BuildRun | undefined {
    return uri ? this.newest.get(uri.toString()) : [...this.newest.values()].at(-1);
  }

  begin(uri: vscode.Uri, run: BuildRun): void {
    const key = uri.toString();
    const others = this.of(uri).filter(({ target, end }) => end === undefined || target !== run.target);
    this.runs.set(key, [run, ...others]);
    this.newest.delete(key);
    this.newest.set(key, run);
    this.ticking ??= setInterval(() => this.tick(), TICK_MS);
    this.changes.fire(uri);
  }

  ended(uri: vscode.Uri): void {
    this.changes.fire(uri);
  }

  dispose(): void {
    clearInterval(this.ticking);
    this.listener.dispose();
    this.changes.dispose();
  }

  private forgetEnded(uri: vscode.Uri): void {
    const runs = this.of(uri);
    const running = runs.filter(({ end }) => end === undefined);
    if (running.length === runs.length) return;
    this.runs.set(uri.toString(), running);
    this.changes.fire(uri);
  }

  private tick(): void {
    const running = [...this.runs].filter(([, runs]) => runs.some(({ end }) => end === undefined));
    for (const [key] of running) this.changes.fire(vscode.Uri.parse(key));
    if (running.length > 0) return;
    clearInterval(this.ticking);
    this.ticking = undefined;
  }
}
