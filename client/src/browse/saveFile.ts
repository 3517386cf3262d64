import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as vscode from 'vscode';
import type { ImageFiles } from './archive/openImage';
import type { PlainFile } from './archive/stageFile';

const CHUNK = 1 << 20;

/** Asks where to, and writes a file of a stage there. */
export async function saveFile(files: ImageFiles, file: PlainFile): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = fileName(file.name);
  const defaultUri = folder ? vscode.Uri.joinPath(folder.uri, name) : vscode.Uri.file(name);
  const target = await vscode.window.showSaveDialog({ defaultUri });
  if (target) await writeTo(target, files, file);
}

/** Writes a file of a stage; on disk piece by piece. */
async function writeTo(target: vscode.Uri, files: ImageFiles, file: PlainFile): Promise<void> {
  if (target.scheme !== 'file') {
    await vscode.workspace.fs.writeFile(target, await files.read(file, 0, file.size));
    return;
  }
  const progress = {
    location: vscode.ProgressLocation.Window,
    title: vscode.l10n.t('Saving {0}', path.basename(target.fsPath)),
  };
  await vscode.window.withProgress(progress, async () => {
    try {
      await pipeline(Readable.from(chunksOf(files, file)), createWriteStream(target.fsPath));
    } catch (error) {
      await rm(target.fsPath, { force: true });
      throw error;
    }
  });
}

async function* chunksOf(files: ImageFiles, file: PlainFile): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < file.size; offset += CHUNK) yield files.read(file, offset, CHUNK);
}

/** A name that every system takes. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}
