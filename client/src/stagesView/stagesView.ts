import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { type Checklist, checklistRequest } from '../../../server/src/protocol/checklist';
import {
  dockerfilesChanged,
  dockerfilesRequest,
  type ListedDockerfile,
  type ListedStage,
  listedStagesRequest,
} from '../../../server/src/protocol/stagesView';
import type { BuildServices } from '../build/buildServices';
import { type StageLook, stageLook } from '../build/progress/stageLook';
import type { ShownResult } from '../build/results/shownResult';
import { checklistItem } from './checklistItems';
import { after, followEditor, retryAfter } from './followEditor';
import { type StagesListener, StagesModel, type StagesSource } from './stagesModel';
import { childrenOf, type FileNode, parentOf, type StageNode, type StagesNode } from './stagesNode';
import { buildItem, fileItem, stageItem, takingItem } from './treeItems';

/** With more files than these, they are closed at first; with more that a filter lets through, they stay closed. */
const fewFiles = 5;
const someFiles = 50;

/** While somebody types, the view waits this long, in milliseconds. */
const pause = 150;

/** The view of all stages of the folder. */
export class StagesView implements vscode.Disposable, vscode.TreeDataProvider<StagesNode> {
  readonly viewId = 'dockerfileStages.stages';
  readonly model: StagesModel;
  readonly view: vscode.TreeView<StagesNode>;
  readonly onDidChangeTreeData: vscode.Event<StagesNode | undefined>;
  private readonly changes = new vscode.EventEmitter<StagesNode | undefined>();
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly typed = new Map<string, NodeJS.Timeout>();
  /** Something happened while nobody looked. */
  private isBehind = false;
  /** How many files there were at first; it decides for good which are open, so that no file closes by itself. */
  private filesAtFirst: number | undefined;
  private filesShown = 0;

  constructor(
    private readonly client: LanguageClient,
    private readonly build: Pick<BuildServices, 'builds' | 'results'>,
  ) {
    this.onDidChangeTreeData = this.changes.event;
    const listener: StagesListener = {
      changed: (file) => this.show(file),
      failed: (error) => client.error(String(error), error, false),
    };
    this.model = new StagesModel(sourceOf(client), listener);
    const options = { treeDataProvider: this, showCollapseAll: true, canSelectMany: true };
    this.view = vscode.window.createTreeView(this.viewId, options);
    this.subscriptions.push(this.view, this.changes, followEditor(this), ...this.listen());
  }

  dispose(): void {
    for (const timer of this.typed.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  async getChildren(node?: StagesNode): Promise<StagesNode[]> {
    if (!node) return this.files();
    switch (node.kind) {
      case 'file':
        return this.rowsOf(node);
      default:
        return childrenOf(node);
    }
  }

  getTreeItem(node: StagesNode): vscode.TreeItem | Promise<vscode.TreeItem> {
    switch (node.kind) {
      case 'file':
        return this.fileItem(node);
      case 'stage':
        return this.stageItem(node);
      case 'taking':
        return takingItem(node);
      case 'build':
        return buildItem(node);
      default:
        return checklistItem(node);
    }
  }

  private async rowsOf(file: FileNode): Promise<StagesNode[]> {
    const stages = await this.model.stages(file);
    const checklist = await this.model.checklist(file);
    return checklist ? [...stages, checklist] : stages;
  }

  /** Opens the checklist of a Dockerfile. False where it has none. */
  async showChecklist(uri: string): Promise<boolean> {
    await this.filterBy('');
    await vscode.commands.executeCommand(`${this.viewId}.focus`);
    for (const pause of retryAfter) {
      const isThere = await this.revealChecklist(uri).catch(() => undefined);
      if (isThere !== undefined) return isThere;
      await after(pause);
    }
    return this.revealChecklist(uri);
  }

  /** False where there is none. Fails while VS Code still draws what came before. */
  private async revealChecklist(uri: string): Promise<boolean> {
    const file = (await this.model.files()).find((one) => one.uri === uri);
    const node = file && (await this.model.checklist(file));
    if (node) await this.view.reveal(node, { focus: true, select: true, expand: 2 });
    return node !== undefined;
  }

  getParent(node: StagesNode): StagesNode | undefined {
    return parentOf(node);
  }

  /** Shows what has these words in it, or everything again. */
  async filterBy(typed: string): Promise<void> {
    this.model.filterBy(typed);
    await vscode.commands.executeCommand('setContext', 'dockerfileStages.isFiltered', typed !== '');
  }

  /** Asks for everything again, now or when somebody looks. */
  refresh(): void {
    this.isBehind = !this.view.visible;
    if (this.view.visible) this.model.refresh();
  }

  private async files(): Promise<FileNode[]> {
    const files = await this.model.files();
    const { typed } = this.model;
    if (files.length > 0) this.filesAtFirst ??= files.length;
    this.view.message = typed === '' ? undefined : messageOf(typed, files.length);
    this.filesShown = files.length;
    await vscode.commands.executeCommand('setContext', 'dockerfileStages.hasNoDockerfile', this.model.isEmpty);
    return files;
  }

  private fileItem(node: FileNode): vscode.TreeItem {
    const isFiltered = this.model.typed !== '';
    const isOpen = isFiltered ? this.filesShown <= someFiles : (this.filesAtFirst ?? 0) <= fewFiles;
    return fileItem(node, { stages: this.model.countOf(node), isOpen, isFiltered });
  }

  private async stageItem(node: StageNode): Promise<vscode.TreeItem> {
    const result = await this.resultOf(node);
    return stageItem(node, this.lookOf(node), result);
  }

  /** What the last build of a stage made; a row is shown without it where the server is gone. */
  private async resultOf({ stage, parent }: StageNode): Promise<ShownResult | undefined> {
    const results = await this.build.results.of(vscode.Uri.parse(parent.uri)).catch(() => []);
    return results.find(({ stage: { index } }) => index === stage.index);
  }

  /** What builds make of a stage. */
  private lookOf({ stage, parent }: StageNode): StageLook | undefined {
    const id = { ...stage, name: stage.name?.toLowerCase() };
    return stageLook(id, this.build.builds.of(vscode.Uri.parse(parent.uri)), Date.now());
  }

  private async showBuilds(dockerfile: vscode.Uri): Promise<void> {
    if (!this.view.visible) return;
    const name = dockerfile.toString();
    const file = (await this.model.files()).find(({ uri }) => vscode.Uri.parse(uri).toString() === name);
    if (file) this.show(file);
  }

  private show(file: FileNode | undefined): void {
    this.changes.fire(file);
  }

  private listen(): vscode.Disposable[] {
    const { workspace } = vscode;
    return [
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.isBehind) this.refresh();
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.edit(document)),
      workspace.onDidOpenTextDocument((document) => this.opens(document)),
      workspace.onDidCloseTextDocument((document) => this.opens(document)),
      this.build.builds.onDidChange((dockerfile) => void this.showBuilds(dockerfile)),
      this.build.results.onDidChange((dockerfile) => void this.showBuilds(dockerfile)),
      workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      this.client.onNotification(dockerfilesChanged, () => {
        this.build.results.check();
        this.refresh();
      }),
      this.client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.refresh();
      }),
    ];
  }

  /** What is open counts as it is in the editor. */
  private opens({ languageId }: vscode.TextDocument): void {
    if (languageId === 'dockerfile') this.refresh();
  }

  private edit({ languageId, uri }: vscode.TextDocument): void {
    if (languageId !== 'dockerfile') return;
    const name = this.client.code2ProtocolConverter.asUri(uri);
    clearTimeout(this.typed.get(name));
    const act = () => {
      this.typed.delete(name);
      if (this.view.visible) this.model.edit(name);
      else this.isBehind = true;
    };
    this.typed.set(name, setTimeout(act, pause));
  }
}

function sourceOf(client: LanguageClient): StagesSource {
  return {
    dockerfiles: async () =>
      (await client.sendRequest<readonly ListedDockerfile[] | null>(dockerfilesRequest, {})) ?? [],
    stages: (uri) => client.sendRequest<readonly ListedStage[] | null>(listedStagesRequest, { uri }),
    checklist: (uri) => client.sendRequest<Checklist | null>(checklistRequest, { uri }),
    pathOf: (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
  };
}

function messageOf(typed: string, files: number): string {
  return files > 0 ? vscode.l10n.t('Stages with "{0}"', typed) : vscode.l10n.t('No stage has "{0}".', typed);
}
