import * as vscode from 'vscode';
import type { StageOverlay } from '../../../server/src/protocol/webview';
import { Latest } from './latest';
import { type OverlaySources, stageOverlays } from './stageOverlays';

/** Who hears what lies on the cards. */
type Listener = (stages: readonly StageOverlay[]) => void;

/** Follows the builds, the results and the problems of one Dockerfile at a time, and tells of what changed. */
export class OverlayFeed implements vscode.Disposable {
  private readonly refreshing: Latest;
  private readonly subscriptions: vscode.Disposable;
  private uri: vscode.Uri | undefined;
  private told = '';

  constructor(
    private readonly sources: OverlaySources,
    private readonly tell: Listener,
    failed: (error: unknown) => void,
  ) {
    this.refreshing = new Latest(() => this.fetch(), failed);
    const changed = (uri: vscode.Uri) => {
      if (uri.toString() === this.uri?.toString()) void this.refreshing.run();
    };
    this.subscriptions = vscode.Disposable.from(
      sources.builds.onDidChange(changed),
      sources.results.onDidChange(changed),
      // A document that is closed loses its diagnostics; to look at it again would open it again.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.filter(isOpen).forEach(changed)),
    );
  }

  /** A picture of this Dockerfile is shown now, so that its cards have nothing on them if they are `fresh`. */
  shown(uri: vscode.Uri, fresh: boolean): void {
    if (fresh) this.told = '';
    this.uri = uri;
    void this.refreshing.run();
  }

  dispose(): void {
    this.uri = undefined;
    this.subscriptions.dispose();
  }

  private async fetch(): Promise<void> {
    const { uri } = this;
    if (!uri) return;
    const stages = await stageOverlays(this.sources, uri);
    const said = JSON.stringify([uri.toString(), stages]);
    if (this.uri !== uri || said === this.told) return;
    this.told = said;
    this.tell(stages);
  }
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
