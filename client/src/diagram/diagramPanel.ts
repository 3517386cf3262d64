import * as vscode from 'vscode';
import type { Diagram, DiagramView } from '../../../server/src/protocol/diagram';
import { commands, type ExportFormat } from '../../../server/src/protocol/methods';
import {
  type DiagramState,
  type HostMessage,
  isWebviewMessage,
  type PanelView,
  panelView,
  type StageOverlay,
  type WebviewMessage,
} from '../../../server/src/protocol/webview';
import { pickDockerfile } from '../build/pickDockerfile';
import { setPage } from '../webviewPage';
import { diagramStrings } from './diagramStrings';
import { exportDiagram } from './exportDiagram';
import { Latest } from './latest';
import { OverlayFeed } from './overlayFeed';
import { pickView } from './pickView';
import { revealLine } from './revealLine';
import type { OverlaySources } from './stageOverlays';

/** Asks the server for the diagram of a document; nothing for a document that is no Dockerfile. */
export type AskForDiagram = (uri: vscode.Uri, view: DiagramView) => Promise<Diagram | undefined>;

/** What a panel needs from the rest of the extension. */
export interface PanelServices {
  readonly extension: vscode.Uri;
  readonly ask: AskForDiagram;
  readonly export: (uri: vscode.Uri, view: DiagramView, format: ExportFormat) => Promise<string | undefined>;
  readonly overlays: OverlaySources;
  failed(error: unknown): void;
}

/** The panel beside the editor: shows the diagram of one Dockerfile at a time and hands on what is clicked. */
export class DiagramPanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly refreshing: Latest;
  private readonly feed: OverlayFeed;
  private diagram: Diagram | undefined;
  private wantedStage: number | undefined;
  /** The Dockerfile that an editor showed last. */
  private edited: vscode.Uri | undefined;
  /** Before it is, nothing that is said to it is heard. */
  private isReady = false;
  /** It goes on showing what it shows, whichever Dockerfile is edited. */
  private isPinned = false;
  private view: PanelView = {};

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly services: PanelServices,
    private uri: vscode.Uri | undefined,
  ) {
    const { extension, overlays, failed } = services;
    this.refreshing = new Latest(() => this.fetch(), failed);
    this.feed = new OverlayFeed(overlays, (stages) => this.postOverlay(stages), failed);
    // What is still on its way to a closed panel belongs to no document any more.
    this.onDidDispose(() => {
      this.uri = undefined;
      this.feed.dispose();
    });
    panel.webview.onDidReceiveMessage((message) => this.receive(message), undefined, this.subscriptions);
    setPage(panel.webview, extension, 'diagram', vscode.l10n.t('Stage Diagram'));
    this.setTitle();
  }

  onDidDispose(listener: () => void): void {
    this.panel.onDidDispose(listener, undefined, this.subscriptions);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
    this.panel.dispose();
  }

  /** Shows another Dockerfile; with an index, its stage is brought out. */
  follow(uri: vscode.Uri, stageIndex?: number): void {
    this.wantedStage = stageIndex;
    if (this.isOf(uri)) {
      if (stageIndex !== undefined) this.selectWanted();
      return;
    }
    this.uri = uri;
    this.setTitle();
    this.keep({ ...this.view, targetName: undefined });
    this.refresh();
  }

  /** A Dockerfile came to the front: it is shown, unless another one is kept. */
  followEditor(uri: vscode.Uri): void {
    this.edited = uri;
    if (!this.isPinned) this.follow(uri);
  }

  private pin(isPinned: boolean): void {
    this.isPinned = isPinned;
    if (!isPinned && this.edited) this.follow(this.edited);
  }

  /** Begins with what was shown before. */
  restore(state: DiagramState | undefined): void {
    this.isPinned = state?.isPinned === true;
    this.view = panelView(state?.shown);
  }

  /** Brings the panel to the front where it is. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  isOf(uri: vscode.Uri): boolean {
    return this.uri?.toString() === uri.toString();
  }

  /** Something may have changed: asks for the newest diagram. */
  refresh(): void {
    if (this.uri) void this.refreshing.run();
  }

  /** The cursor moved in an editor. */
  select(editor: vscode.TextEditor): void {
    if (this.isOf(editor.document.uri)) this.postSelection(editor.selection.active.line);
  }

  private async fetch(): Promise<void> {
    const { uri } = this;
    if (!uri) return;
    const diagram = await this.services.ask(uri, await this.diagramView(uri));
    if (!diagram || !this.isOf(uri)) return;
    const isOther = this.diagram?.uri !== diagram.uri;
    this.diagram = diagram;
    this.post({ type: 'show', diagram });
    this.feed.shown(uri, isOther);
    this.selectWanted();
  }

  private selectWanted(): void {
    const wanted = this.diagram?.nodes.find(
      ({ stageIndex }) => stageIndex !== undefined && stageIndex === this.wantedStage,
    );
    if (wanted && this.isReady) this.wantedStage = undefined;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => this.isOf(document.uri));
    const line = wanted?.line ?? editor?.selection.active.line;
    if (line !== undefined) this.postSelection(line);
  }

  private postSelection(line: number): void {
    if (this.diagram) this.post({ type: 'select', uri: this.diagram.uri, line });
  }

  private postOverlay(stages: readonly StageOverlay[]): void {
    if (this.diagram) this.post({ type: 'overlay', uri: this.diagram.uri, stages });
  }

  private post(message: HostMessage): void {
    void this.panel.webview.postMessage(message);
  }

  private receive(message: unknown): void {
    if (!isWebviewMessage(message)) return;
    if (message.type === 'ready') this.start();
    else if (message.type === 'pick') void this.pick();
    else if (message.type === 'view') void this.chooseView();
    else if (message.type === 'export') void this.export();
    else if (message.type === 'pin') this.pin(message.isPinned);
    else this.act(message);
  }

  /** What the server is asked for: it knows stages by their numbers. */
  private async diagramView(uri: vscode.Uri): Promise<DiagramView> {
    const { targetName, ...view } = this.view;
    if (targetName === undefined) return view;
    const stages = await this.services.overlays.stages(uri);
    return { ...view, target: stages.findLast(({ name }) => name === targetName.toLowerCase())?.index };
  }

  private async chooseView(): Promise<void> {
    const { uri, diagram } = this;
    if (!uri || !diagram) return;
    const { level } = diagram;
    const choice = await pickView(await this.services.overlays.stages(uri), { images: 'merged', ...this.view, level });
    if (choice === 'seeAs') await vscode.commands.executeCommand(commands.seeAs, uri.toString());
    if (!choice || choice === 'seeAs' || !this.isOf(uri)) return;
    this.keep(choice);
    this.refresh();
  }

  private keep(view: PanelView): void {
    this.view = view;
    this.post({ type: 'keep', shown: view });
  }

  private async export(): Promise<void> {
    const { uri } = this;
    if (!uri) return;
    await exportDiagram(uri, async (format) => this.services.export(uri, await this.diagramView(uri), format));
  }

  private async pick(): Promise<void> {
    const uri = await pickDockerfile();
    if (uri) this.follow(uri);
  }

  /** The page is there, or there again: it knows nothing yet. */
  private start(): void {
    this.isReady = true;
    this.post({ type: 'strings', strings: diagramStrings() });
    if (this.diagram && this.uri) {
      this.post({ type: 'show', diagram: this.diagram });
      this.feed.shown(this.uri, true);
    }
    this.refresh();
  }

  /** Only for the document that is shown: the webview names it, but does not choose it. */
  private act(message: Extract<WebviewMessage, { uri: string }>): void {
    const { uri } = this;
    if (!uri || message.uri !== this.diagram?.uri) return;
    if (message.type === 'reveal') void revealLine(uri, message.line, message.focus);
    else void vscode.commands.executeCommand(commands.buildStage, uri.toString(), message.stageIndex);
  }

  private setTitle(): void {
    const name = this.uri?.path.split('/').pop();
    this.panel.title = name ? vscode.l10n.t('Stages of {0}', name) : vscode.l10n.t('Stage Diagram');
  }
}
