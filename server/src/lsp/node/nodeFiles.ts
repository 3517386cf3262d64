import type { Dirent, Stats } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FileEntry, FileFacts, FileKind } from '../../protocol/files';
import { type Glob, globOf, readGlob } from '../../util/glob';
import { below } from '../../util/uris';
import type { FileSearch, FileSource } from '../files/fileSource';

const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Folders beyond these are not looked into: somebody opened a whole disk. */
const mostFolders = 20_000;
const mostWalked = 500_000;
/** As many are looked into at once. */
const together = 16;
/** As many files are looked at in one go. */
const sliceLength = 500;

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

async function find({ folders, globs, without, most }: FileSearch): Promise<string[]> {
  const isWanted = anyOf(globs);
  const isOther = anyOf(without);
  const found: string[] = [];
  for (const [index, { folder, names }] of (await walkOnce(folders)).entries()) {
    if (index % sliceLength === sliceLength - 1) await setImmediate();
    if (isWanted(names) && !isOther(names) && found.push(below(folder, names)) === most) break;
  }
  return found;
}

/** A file, by its way from one of the folders. */
interface Walked {
  readonly folder: string;
  readonly names: readonly string[];
}

const walks = new Map<string, Promise<readonly Walked[]>>();

/** Those who look for something at the same time share the walk. */
function walkOnce(folders: readonly string[]): Promise<readonly Walked[]> {
  const key = folders.join('\n');
  const walked = walks.get(key) ?? walk(folders).finally(() => walks.delete(key));
  walks.set(key, walked);
  return walked;
}

/** Folders nearest to the top come first; links to folders are not followed, so that no walk runs in circles. */
async function walk(folders: readonly string[]): Promise<Walked[]> {
  const found: Walked[] = [];
  const waiting = folders.map((folder): Walked => ({ folder, names: [] }));
  for (let looked = 0; looked < Math.min(waiting.length, mostFolders); ) {
    const batch = waiting.slice(looked, Math.min(looked + together, mostFolders));
    looked += batch.length;
    const entries = await Promise.all(batch.map(({ folder, names }) => entriesOf(below(folder, names))));
    for (const [index, { folder, names }] of batch.entries()) {
      for (const entry of entries[index]) {
        const path = [...names, entry.name];
        if (!entry.isDirectory()) found.push({ folder, names: path });
        else if (!skippedFolders.has(entry.name)) waiting.push({ folder, names: path });
      }
    }
    if (found.length > mostWalked) break;
  }
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return (await orNothing(() => readdir(fileURLToPath(folder), { withFileTypes: true }))) ?? [];
}

/** Whether one of the globs matches a path. Most of them look at the last name alone. */
function anyOf(globs: readonly string[]): (names: readonly string[]) => boolean {
  const ofNames = globs.filter((glob) => /^\*\*\/[^/]+$/.test(glob)).map((glob) => glob.slice('**/'.length));
  const ofPaths = globs.filter((glob) => !/^\*\*\/[^/]+$/.test(glob));
  const exact = new Set(ofNames.filter((glob) => /^[\w.-]+$/.test(glob)));
  const patterns = ofNames.filter((glob) => !exact.has(glob)).flatMap(toGlob);
  const paths = ofPaths.flatMap(toGlob);
  return (names) => {
    const name = names[names.length - 1];
    if (exact.has(name) || patterns.some((matches) => matches(name))) return true;
    const path = paths.length > 0 ? names.join('/') : '';
    return paths.some((matches) => matches(path));
  };
}

function toGlob(pattern: string): Glob[] {
  const steps = readGlob(pattern, true);
  return steps ? [globOf(steps)] : [];
}
