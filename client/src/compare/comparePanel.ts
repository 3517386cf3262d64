import * as vscode from 'vscode';
import {
  type Comparison,
  type ComparisonHostMessage,
  type ComparisonWebviewMessage,
  isComparisonWebviewMessage,
} from '../../../server/src/protocol/comparison';
import { commands } from '../../../server/src/protocol/methods';
import { resultKey } from '../build/results/stageResult';
import { Latest } from '../diagram/latest';
import { revealLine } from '../diagram/revealLine';
import { setPage } from '../webviewPage';
import { compareStrings } from './compareStrings';
import { originsOf } from './layerRows';
import type { CompareServices, Look } from './lookAtStages';
import { copyAsMarkdown, exportAsCsv } from './sharing';

/** Looks at stages, or tells in a sentence why it can't. */
export type LookAgain = (uri: vscode.Uri, ids: readonly string[]) => Promise<Look | string>;

/** The panel with the comparison of stages of one Dockerfile. */
export class ComparePanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly refreshing: Latest;
  private uri: vscode.Uri | undefined;
  private ids: readonly string[] = [];
  private shown: Look | string | undefined;
  /** How many looks are on their way. */
  private looking = 0;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    private readonly services: CompareServices,
    private readonly look: LookAgain,
    failed: (error: unknown) => void,
  ) {
    this.refreshing = new Latest(async () => void (await this.fetch()), failed);
    panel.webview.onDidReceiveMessage((message) => this.receive(message), undefined, this.subscriptions);
    setPage(panel.webview, extension, 'compare', panel.title);
    services.build.results.onDidChange((uri) => this.refreshIfOf(uri), undefined, this.subscriptions);
    // What is still on its way to a closed panel belongs to no Dockerfile any more.
    this.onDidDispose(() => {
      this.uri = undefined;
    });
  }

  onDidDispose(listener: () => void): void {
    this.panel.onDidDispose(listener, undefined, this.subscriptions);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
    this.panel.dispose();
  }

  reveal(): void {
    this.panel.reveal();
  }

  /** Compares stages, by their ids; nothing is built. */
  async compare(uri: vscode.Uri, ids: readonly string[]): Promise<Comparison> {
    this.uri = uri;
    this.ids = ids;
    this.panel.title = vscode.l10n.t('Compare {0}', uri.path.split('/').pop() ?? '');
    // What is being looked at for others says nothing of these.
    const look = await this.fetch();
    return typeof look === 'object' ? look.comparison : { uri: uri.toString(), file: '', stages: [], notes: [] };
  }

  private get comparison(): Comparison | undefined {
    return typeof this.shown === 'object' ? this.shown.comparison : undefined;
  }

  private async fetch(): Promise<Look | string | undefined> {
    const { uri, ids } = this;
    if (!uri) return undefined;
    this.setLooking(1);
    const look = await this.look(uri, ids).finally(() => this.setLooking(-1));
    if (this.uri === uri && this.ids === ids) {
      this.shown = look;
      this.show();
    }
    return look;
  }

  private setLooking(more: 1 | -1): void {
    this.looking += more;
    this.postBusy();
  }

  private postBusy(): void {
    this.post({ type: 'busy', isBusy: this.looking > 0 });
  }

  private show(): void {
    if (typeof this.shown === 'string') this.post({ type: 'say', text: this.shown });
    else if (this.shown) this.post({ type: 'show', comparison: this.shown.comparison });
  }

  /** There may be other images now, or the Dockerfile may have changed. */
  private refreshIfOf(uri: vscode.Uri): void {
    if (uri.toString() === this.uri?.toString()) void this.refreshing.run();
  }

  private post(message: ComparisonHostMessage): void {
    void this.panel.webview.postMessage(message);
  }

  private receive(message: unknown): void {
    if (isComparisonWebviewMessage(message)) void this.act(message);
  }

  private async act(message: ComparisonWebviewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.post({ type: 'strings', strings: compareStrings() });
        this.postBusy();
        return this.show();
      case 'refresh':
        return this.refreshing.run();
      case 'reveal':
        return this.goTo(message.stage, message.layer);
      case 'build':
        return this.build(message.stage);
      case 'copy':
        return this.share((comparison) => copyAsMarkdown(comparison, message.view));
      case 'export':
        return this.share((comparison) => exportAsCsv(comparison, message.table, message.view));
    }
  }

  private async share(how: (comparison: Comparison) => Promise<void>): Promise<void> {
    if (this.comparison) await how(this.comparison);
  }

  /** To where the instruction of a layer stands now, which may have moved since. */
  private async goTo(id: string, layer: number): Promise<void> {
    const { uri, comparison, shown } = this;
    const facts = typeof shown === 'object' ? shown.layers.get(id) : undefined;
    const stage = comparison?.stages.find((each) => each.id === id);
    if (!uri || !facts || !stage) return;
    const origin = await this.services.origin(uri, await this.indexOf(id));
    const place = originsOf({ ...facts, origin })[layer];
    if (place?.kind === 'stage') await revealLine(uri, place.line, true);
    else vscode.window.setStatusBarMessage(vscode.l10n.t('The Dockerfile no longer has this instruction.'), 5000);
  }

  /** Of the stage as it is now; -1 where the Dockerfile no longer has it. */
  private async indexOf(id: string): Promise<number> {
    const stages = this.uri ? await this.services.build.stages(this.uri) : [];
    return stages.findLast((stage) => resultKey(stage) === id)?.index ?? -1;
  }

  private async build(id: string): Promise<void> {
    const index = await this.indexOf(id);
    if (this.uri && index !== -1) await vscode.commands.executeCommand(commands.buildStage, this.uri, index);
  }
}
