import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { WorkspaceFiles } from '../workspace/files';
import { diskFiles } from './diskFiles';

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
  const repository = repositoryOf(folder);
  if (repository !== undefined || isFolder) return repository ?? folder;
  return isBelow(process.cwd(), path) ? process.cwd() : folder;
}

const repositories = new Map<string, string | undefined>();

/** The nearest one upwards; looked for once in each folder. */
function repositoryOf(folder: string): string | undefined {
  if (repositories.has(folder)) return repositories.get(folder);
  const parent = dirname(folder);
  const above = () => (parent === folder ? undefined : repositoryOf(parent));
  const repository = existsSync(join(folder, '.git')) ? folder : above();
  repositories.set(folder, repository);
  return repository;
}

export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}

/** The files below a folder of this disk; the same object for the same folder. */
export function filesBelow(folder: string): WorkspaceFiles {
  const files = known.get(folder) ?? diskFiles(uriOf(folder));
  known.set(folder, files);
  return files;
}

const known = new Map<string, WorkspaceFiles>();

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** A file as people would name it who named `given`. */
export function nameFor(uri: string, given: string): string {
  const path = fileURLToPath(uri);
  return isAbsolute(given) ? path : relative(process.cwd(), path);
}
