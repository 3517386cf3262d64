import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../lsp/node/nodeFiles';
import type { FileEntry, FileKind } from '../protocol/files';
import { longestText, mostFound, type WorkspaceFiles } from '../workspace/files';

/**
 * The files below a folder of this disk. A command looks once at each folder, and has nobody who could do something else
 * while it waits for a file.
 */
export function diskFiles(folder: string): WorkspaceFiles {
  const folders = [folder];
  const listed = new Map<string, FileEntry[] | undefined>();
  return {
    folders: () => folders,
    async list(uri) {
      if (!listed.has(uri))
        listed.set(
          uri,
          orNothing(() => entriesOf(fileURLToPath(uri))),
        );
      return listed.get(uri);
    },
    stat: async (uri) => orNothing(() => factsOf(statSync(fileURLToPath(uri)))),
    read: async (uri) => orNothing(() => textOf(fileURLToPath(uri))),
    find: (globs, without = []) => nodeFiles.find({ folders, globs, without, most: mostFound }),
    buildContext: async () => undefined,
    watch: async () => true,
  };
}

function orNothing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function entriesOf(path: string): FileEntry[] {
  return readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindIn(path, entry) }));
}

function kindIn(folder: string, entry: Dirent): FileKind {
  if (!entry.isSymbolicLink()) return kindOf(entry);
  return orNothing(() => kindOf(statSync(join(folder, entry.name)))) ?? 'other';
}

function kindOf(entry: Dirent | Stats): FileKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function factsOf(stats: Stats) {
  return { kind: kindOf(stats), size: stats.size, changed: stats.mtimeMs };
}

/** Undefined for what is too long; never waits for a pipe that nobody writes to. */
function textOf(path: string): string | undefined {
  const { kind, size } = factsOf(statSync(path));
  return kind === 'file' && size <= longestText ? readFileSync(path, 'utf8') : undefined;
}
