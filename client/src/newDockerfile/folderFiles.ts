import * as vscode from 'vscode';
import type { ProjectFiles } from './projectFiles';

/** Longer files say nothing that a template would want to know. */
const longest = 1_000_000;

/** A folder of the workspace, wherever it is. */
export async function folderFiles(folder: vscode.Uri): Promise<ProjectFiles> {
  const entries = await list(folder);
  return {
    names: entries.map(([name]) => name),
    read: (path) => read(vscode.Uri.joinPath(folder, path)),
    folders: async (path) => {
      const below = await list(vscode.Uri.joinPath(folder, path));
      return below.filter(([, type]) => type & vscode.FileType.Directory).map(([name]) => name);
    },
  };
}

async function list(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

async function read(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > longest) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
