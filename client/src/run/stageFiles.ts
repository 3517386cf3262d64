import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { BuildOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { stageTitle } from '../build/pickStage';
import { buildCut } from './buildCut';
import type { BuiltStage } from './builtStage';

/** Writes the files of a stage into a new folder, within one that is asked for. */
export async function stageFiles(services: BuildServices, built: BuiltStage): Promise<BuildOutcome> {
  const title = stageTitle(built.stage);
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      defaultUri: vscode.Uri.joinPath(built.dockerfile, '..'),
      title: vscode.l10n.t("Where do the files of '{0}' go? They get a folder of their own.", title),
      openLabel: vscode.l10n.t('Write Here'),
    })) ?? [];
  if (!parent) return { kind: 'cancelled' };
  const { dockerfile, stage, text, asked } = built;
  const folder = await newFolder(parent.fsPath, `${stage.name ?? 'stage'}-files`);
  const outcome = await buildCut(services, dockerfile, {
    text,
    stage,
    title,
    asked,
    output: { kind: 'folder', path: folder },
  });
  if (outcome.kind === 'built') void tellWritten(title, vscode.Uri.file(folder));
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
