import * as vscode from 'vscode';
import { sizeText } from '../build/images/sizeText';
import type { StageFile } from './archive/stageFile';
import type { BrowsedStage } from './browsedStage';
import { fileItem, fileTooltip } from './fileItem';
import { type SortBy, sorted } from './fileWords';
import type { StageFileSystem } from './stageFileSystem';

/** The view of the files of a stage, which is there while one is browsed. */
export class StageFilesView implements vscode.Disposable, vscode.TreeDataProvider<StageFile> {
  readonly viewId = 'dockerfileStages.stageFiles';
  readonly view: vscode.TreeView<StageFile>;
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private sortBy: SortBy = 'name';
  private stage: BrowsedStage | undefined;

  constructor(private readonly fileSystem: StageFileSystem) {
    this.view = vscode.window.createTreeView(this.viewId, { treeDataProvider: this, showCollapseAll: true });
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }

  /** Shows a stage, or none, which hides the view. */
  async show(stage: BrowsedStage | undefined): Promise<void> {
    this.stage = stage;
    await vscode.commands.executeCommand('setContext', 'dockerfileStages.isBrowsing', stage !== undefined);
    if (stage) {
      const { root, leftOut } = stage.files;
      this.view.title = vscode.l10n.t('Files of {0}', stage.title);
      this.view.description = sizeText(root.size);
      this.view.message = messageOf(root.children.size, leftOut);
    }
    this.changes.fire(undefined);
    if (stage) await vscode.commands.executeCommand(`${this.viewId}.focus`);
  }

  async sort(by: SortBy): Promise<void> {
    this.sortBy = by;
    await vscode.commands.executeCommand('setContext', 'dockerfileStages.isSortedBySize', by === 'size');
    this.changes.fire(undefined);
  }

  async reveal(file: StageFile): Promise<void> {
    await this.view.reveal(file, { select: true, focus: false, expand: file.kind === 'folder' });
  }

  getChildren(file?: StageFile): StageFile[] {
    const folder = file ?? this.stage?.files.root;
    return folder?.kind === 'folder' ? sorted(folder.children.values(), this.sortBy) : [];
  }

  getParent({ parent }: StageFile): StageFile | undefined {
    return parent?.parent ? parent : undefined;
  }

  getTreeItem(file: StageFile): vscode.TreeItem {
    const { stage } = this;
    return stage ? fileItem(file, this.fileSystem.uriOf(stage, file)) : new vscode.TreeItem(file.name);
  }

  resolveTreeItem(item: vscode.TreeItem, file: StageFile): vscode.TreeItem {
    if (this.stage) item.tooltip = fileTooltip(file, this.stage);
    return item;
  }
}

function messageOf(files: number, leftOut: number): string | undefined {
  if (leftOut > 0) return vscode.l10n.t('Left out, because they lead out of the image: {0}', leftOut);
  return files === 0 ? vscode.l10n.t('There is no file in this stage.') : undefined;
}
