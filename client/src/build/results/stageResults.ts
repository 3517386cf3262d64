import * as vscode from 'vscode';
import type { StageFingerprint } from '../../../../server/src/protocol/fingerprints';
import type { BuildRun } from '../progress/stageLook';
import { ResultStore } from './resultStore';
import { type ShownResult, shownResults, stalenessOf } from './shownResult';
import { type BuiltImage, namedOnce, resultKey, resultsOf } from './stageResult';

/** The stages of a Dockerfile, be it open or not; empty where there is none. */
export type AskFingerprints = (uri: vscode.Uri) => Promise<readonly StageFingerprint[]>;

/** Whoever shows results need not know at each key whether they have become stale. */
const PAUSE_MS = 300;

/** What builds made of the stages of each Dockerfile, kept for the workspace. */
export class StageResults implements vscode.Disposable {
  private readonly store: ResultStore;
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly asked = new Map<string, Promise<readonly ShownResult[]>>();
  /** Which stages were stale when somebody last asked; whoever asks tells the others of what changed. */
  private readonly told = new Map<string, string>();
  private readonly typed = new Map<string, NodeJS.Timeout>();
  private readonly listeners = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      this.asked.delete(document.uri.toString());
      this.checkSoon(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.checkSoon(uri)),
  );

  /** A Dockerfile of which more is known, or whose results have become stale or fresh. */
  readonly onDidChange = this.changes.event;

  constructor(
    memory: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly fingerprints: AskFingerprints,
  ) {
    this.store = new ResultStore(memory);
  }

  /** Of the stages that it has now, in their order; none for a Dockerfile that is gone. */
  of(uri: vscode.Uri): Promise<readonly ShownResult[]> {
    const key = uri.toString();
    // A view asks once for each row.
    const asked = this.asked.get(key) ?? this.read(uri).finally(() => this.asked.delete(key));
    this.asked.set(key, asked);
    return asked;
  }

  /** Remembers a build that ended well; `stages` are those of the Dockerfile when it began, none if nobody knows them. */
  async keep(
    uri: vscode.Uri,
    run: BuildRun,
    stages: readonly StageFingerprint[],
    image: BuiltImage | undefined,
  ): Promise<void> {
    if (stages.length === 0) return;
    const key = uri.toString();
    await this.store.keep(key, resultsOf(run, stages, image), namedOnce(stages).map(resultKey));
    this.asked.delete(key);
    this.told.delete(key);
    this.changes.fire(uri);
  }

  /** Files may not be as they were. */
  check(): void {
    for (const key of this.told.keys()) this.checkSoon(vscode.Uri.parse(key));
  }

  dispose(): void {
    for (const timer of this.typed.values()) clearTimeout(timer);
    this.listeners.dispose();
    this.changes.dispose();
  }

  private async read(uri: vscode.Uri): Promise<readonly ShownResult[]> {
    const results = this.store.of(uri.toString());
    if (!results) return [];
    const shown = shownResults(results, await this.fingerprints(uri));
    this.tell(uri, stalenessOf(shown));
    return shown;
  }

  private tell(uri: vscode.Uri, digest: string): void {
    const key = uri.toString();
    const before = this.told.get(key);
    this.told.set(key, digest);
    if (before !== undefined && before !== digest) this.changes.fire(uri);
  }

  private checkSoon(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!this.told.has(key)) return;
    clearTimeout(this.typed.get(key));
    const check = () => {
      this.typed.delete(key);
      // A server that does not answer is not for us to report.
      this.of(uri).catch(() => undefined);
    };
    this.typed.set(key, setTimeout(check, PAUSE_MS));
  }
}
