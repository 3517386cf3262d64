import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { type BuildOutcome, isOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { buildChosen, openDockerfile } from '../build/buildStage';
import { stageTitle } from '../build/pickStage';
import type { BuiltStage } from './builtStage';

/** Writes the files of a stage into a new folder, beside others of one that is asked for. */
export async function stageFiles(
  services: BuildServices,
  { dockerfile, stage }: Pick<BuiltStage, 'dockerfile' | 'stage'>,
): Promise<BuildOutcome> {
  const title = stageTitle(stage);
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      title: vscode.l10n.t("Where do the files of '{0}' go? They get a folder of their own.", title),
      openLabel: vscode.l10n.t('Write Here'),
    })) ?? [];
  if (!parent) return { kind: 'cancelled' };
  return writeStageFiles(services, dockerfile, stage.index, parent.fsPath);
}

/** The same, into a folder within one that is known. */
export async function writeStageFiles(
  services: BuildServices,
  dockerfile: vscode.Uri,
  stageIndex: number,
  parent: string,
): Promise<BuildOutcome> {
  const opened = await openDockerfile(services, dockerfile);
  if (isOutcome(opened)) return opened;
  const stage = opened.stages[stageIndex];
  if (!stage) return { kind: 'cancelled' };
  const folder = await newFolder(parent, `${stage.name ?? 'stage'}-files`);
  const outcome = await buildChosen(services, opened, stage, undefined, { output: { kind: 'folder', path: folder } });
  if (outcome.kind === 'built') void tellWritten(stageTitle(stage), vscode.Uri.file(folder));
  return outcome;
}

const MOST_FOLDERS = 1_000;

/** Makes `name`, or `name-2` where that is there already. */
async function newFolder(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = path.join(parent, number === 1 ? name : `${name}-${number}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || number === MOST_FOLDERS) throw error;
    }
  }
}

async function tellWritten(title: string, folder: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open Folder');
  const message = vscode.l10n.t("The files of '{0}' are in {1}.", title, folder.fsPath);
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  const isHere = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (isHere) await vscode.commands.executeCommand('revealFileInOS', folder);
  else await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
}
