import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeFiles } from '../lsp/node/nodeFiles';
import { longestText, mostFound, type WorkspaceFiles } from '../workspace/files';

/** A file or folder that somebody named. */
export interface Named {
  /** As it was given. */
  readonly name: string;
  readonly path: string;
  readonly isFolder: boolean;
}

export function named(name: string): Named {
  const path = resolve(name);
  return { name, path, isFolder: statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false };
}

/**
 * Where its Dockerfiles are looked for: the repository that it is in; without one the folder itself, for a file the
 * folder that we run in or the file's own.
 */
export function rootOf({ path, isFolder }: Named): string {
  const folder = isFolder ? path : dirname(path);
  const repository = foldersUp(folder).find((one) => existsSync(join(one, '.git')));
  if (repository !== undefined || isFolder) return repository ?? folder;
  return isBelow(process.cwd(), path) ? process.cwd() : folder;
}

function foldersUp(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUp(parent)];
}

export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}

/** The files below a folder of this disk, as they are now. */
export function filesBelow(folder: string): WorkspaceFiles {
  const folders = [uriOf(folder)];
  return {
    folders: () => folders,
    list: nodeFiles.list,
    stat: nodeFiles.stat,
    read: (uri) => nodeFiles.read(uri, longestText),
    find: (globs, without = []) => nodeFiles.find({ folders, globs, without, most: mostFound }),
    buildContext: async () => undefined,
    watch: async () => true,
  };
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** A file as people would name it who named `given`. */
export function nameFor(uri: string, given: string): string {
  const path = fileURLToPath(uri);
  return isAbsolute(given) ? path : relative(process.cwd(), path);
}
