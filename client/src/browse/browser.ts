import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { revealLine } from '../diagram/revealLine';
import { pathOf, resolved, type StageFile } from './archive/stageFile';
import type { BrowsedStage, LayerMaker } from './browsedStage';
import { type BrowseOutcome, type BrowseServices, browseStage } from './browseStage';
import { severalWords } from './fileItem';
import { visible } from './fileWords';
import { layerMakers } from './layerMakers';
import { saveFile } from './saveFile';
import { askForFile } from './searchBox';
import { StageFileSystem, unreadable } from './stageFileSystem';
import { StageFilesView } from './stageFilesView';

/** The stage whose files are browsed, one at a time, and what can be done with them. */
export class Browser implements vscode.Disposable {
  readonly fileSystem = new StageFileSystem();
  readonly view = new StageFilesView(this.fileSystem);
  private stage: BrowsedStage | undefined;
  /** How often somebody asked: whoever asked last gets the view. */
  private asked = 0;

  constructor(private readonly services: BrowseServices) {}

  dispose(): void {
    this.view.dispose();
  }

  /** Shows the files of a stage once it is built and read. */
  async browse(
    dockerfile: vscode.Uri | undefined,
    choose: (stages: readonly StageSummary[]) => StageSummary | undefined,
  ): Promise<BrowseOutcome['kind']> {
    const asked = ++this.asked;
    const outcome = await browseStage(this.services, dockerfile, choose);
    if (outcome.kind !== 'browsing') return outcome.kind;
    if (asked === this.asked) {
      await this.show(outcome.stage);
      return 'browsing';
    }
    await this.release(outcome.stage);
    return 'cancelled';
  }

  /** Builds and reads the stage again. */
  async refresh(): Promise<unknown> {
    const { stage } = this;
    if (!stage) return undefined;
    return this.browse(stage.dockerfile, (stages) => stageAmong(stages, stage));
  }

  async close(): Promise<void> {
    this.asked++;
    await this.show(undefined);
  }

  async search(): Promise<void> {
    const file = this.stage && (await askForFile(this.stage));
    if (!file) return;
    await this.view.reveal(file);
    if (file.kind !== 'folder') await this.open(file);
  }

  /** Opens a file, or shows the folder that a link leads to. */
  async open(given: unknown): Promise<void> {
    const [stage, file] = this.meant(given);
    if (!stage || !file) return;
    const real = resolved(stage.files.root, file);
    if (!real) return tell(vscode.l10n.t('{0} leads nowhere within the image.', visible(pathOf(file))));
    if (real.kind === 'folder') return this.view.reveal(real);
    const reason = unreadable(real);
    if (reason !== undefined) return tell(reason);
    await vscode.commands.executeCommand('vscode.open', this.fileSystem.uriOf(stage, file));
  }

  async saveAs(given: unknown): Promise<void> {
    const [stage, file] = this.meant(given);
    const real = stage && file && resolved(stage.files.root, file);
    if (!stage || !file || !real || real.kind === 'folder') return;
    const reason = unreadable(real);
    if (reason !== undefined) return tell(reason);
    if (real.kind === 'file') await saveFile(stage.files, real);
  }

  async copyPath(given: unknown): Promise<void> {
    const [, file] = this.meant(given);
    if (file) await vscode.env.clipboard.writeText(pathOf(file));
  }

  /** Goes to what made a file, wherever that stands now. */
  async goToInstruction(given: unknown): Promise<void> {
    const [stage, file] = this.meant(given);
    const maker = stage && file && (await this.makerNow(stage, file));
    if (!stage || !file) return;
    if (maker?.kind === 'several') return tell(severalWords());
    const origin = maker?.origin;
    if (origin?.kind === 'stage') return revealLine(stage.dockerfile, origin.line, true);
    const path = visible(pathOf(file));
    return tell(
      origin?.kind === 'base'
        ? vscode.l10n.t('{0} comes from the base image {1}.', path, origin.name)
        : vscode.l10n.t('No instruction of this Dockerfile is known to have made {0}.', path),
    );
  }

  /** The Dockerfile may have been edited since. */
  private async makerNow(stage: BrowsedStage, file: StageFile): Promise<LayerMaker | undefined> {
    const stages = await this.services.build.stages(stage.dockerfile);
    const index = stageAmong(stages, stage)?.index ?? stage.index;
    const origin = await this.services.origin(stage.dockerfile, index);
    return layerMakers(stage.files.history, origin)[file.layer];
  }

  /** A menu says on which row or in which editor it was opened; who comes from elsewhere means the selected row. */
  private meant(given: unknown): readonly [BrowsedStage | undefined, StageFile | undefined] {
    const { stage } = this;
    if (given instanceof vscode.Uri) return [stage, this.fileSystem.find(given)];
    return [stage, isStageFile(given) ? given : this.view.view.selection[0]];
  }

  private async show(stage: BrowsedStage | undefined): Promise<void> {
    const before = this.stage;
    this.stage = stage;
    this.fileSystem.show(stage);
    await this.view.show(stage);
    if (before) await this.release(before);
  }

  private async release({ files, folder }: BrowsedStage): Promise<void> {
    await files.close();
    await this.services.storage.remove(folder);
  }
}

function stageAmong(stages: readonly StageSummary[], { name, index }: BrowsedStage): StageSummary | undefined {
  return name === undefined ? stages[index] : stages.findLast((stage) => stage.name === name);
}

function isStageFile(given: unknown): given is StageFile {
  return typeof given === 'object' && given !== null && 'layer' in given && 'kind' in given;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
