import type { Dirent, Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileEntry, FileFacts, FileKind } from '../../protocol/files';
import { type Glob, globOf, readGlob } from '../../util/glob';
import { below } from '../../util/uris';
import type { FileSearch, FileSource } from '../files/fileSource';

const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Folders beyond these are not looked into: somebody opened a whole disk. */
const mostFolders = 20_000;

/** The files of this machine, for clients that give none themselves. */
export const nodeFiles: FileSource = {
  list: (folder) => orNothing(() => listFolder(fileURLToPath(folder))),
  stat: (uri) => orNothing(async () => facts(await stat(fileURLToPath(uri)))),
  read: (uri, longest) => orNothing(() => readText(fileURLToPath(uri), longest)),
  find,
  buildContext: async () => undefined,
};

async function orNothing<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch {
    return undefined;
  }
}

async function listFolder(path: string): Promise<FileEntry[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return Promise.all(entries.map(async (entry) => ({ name: entry.name, kind: await kindOf(path, entry) })));
}

async function kindOf(folder: string, entry: Dirent): Promise<FileKind> {
  if (!entry.isSymbolicLink()) return kind(entry);
  return (await orNothing(async () => kind(await stat(join(folder, entry.name))))) ?? 'other';
}

function kind(entry: Dirent | Stats): FileKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function facts(stats: Stats): FileFacts {
  return { kind: kind(stats), size: stats.size, changed: stats.mtimeMs };
}

/** Undefined for what is too long; never waits for a pipe that nobody writes to. */
async function readText(path: string, longest: number): Promise<string | undefined> {
  const { size, ...found } = facts(await stat(path));
  if (found.kind !== 'file' || size > longest) return undefined;
  const file = await open(path);
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/** Folders nearest to the top come first; links to folders are not followed, so that no walk runs in circles. */
async function find({ folders, globs, without, most }: FileSearch): Promise<string[]> {
  const matchers = globs.flatMap(toGlob);
  const others = without.flatMap(toGlob);
  const isMeant = (path: string) =>
    matchers.some((matches) => matches(path)) && !others.some((matches) => matches(path));
  const found: string[] = [];
  const waiting = folders.map((folder) => ({ folder, names: [] as string[] }));
  for (let looked = 0; looked < waiting.length && looked < mostFolders; looked++) {
    const { folder, names } = waiting[looked];
    const here = below(folder, names);
    for (const entry of (await orNothing(() => readdir(fileURLToPath(here), { withFileTypes: true }))) ?? []) {
      const path = [...names, entry.name];
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) waiting.push({ folder, names: path });
      } else if (isMeant(path.join('/'))) found.push(below(folder, path));
      if (found.length === most) return found;
    }
  }
  return found;
}

function toGlob(pattern: string): Glob[] {
  const steps = readGlob(pattern, true);
  return steps ? [globOf(steps)] : [];
}
