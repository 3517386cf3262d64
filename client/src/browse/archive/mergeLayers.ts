import { BadArchive } from './badArchive';
import type { TarEntry } from './readTar';
import { type Content, type Folder, follow, type PlainFile, type StageFile } from './stageFile';

type Growing<T> = { -readonly [K in keyof T]: T[K] };
interface GrowingFolder extends Growing<Omit<Folder, 'children'>> {
  readonly children: Map<string, StageFile>;
}

/** No image has more, and this many fit into memory. */
const MOST_FILES = 1_000_000;
/** As long as Linux allows a path to be. */
const LONGEST_PATH = 4096;
const DEEPEST = 256;

const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/**
 * The file system that layers make, as the image specification of OCI has it: each is put over those below it, whiteouts
 * take away what is below and never what is in the same layer. What leads out of the root is left out and counted.
 */
export class MergedLayers {
  readonly root: Folder;
  private readonly growingRoot: GrowingFolder;
  /** How many files and folders there are. */
  count = 0;
  /** How many entries would lie outside of the image, or could not be there. */
  leftOut = 0;

  constructor(private readonly mostFiles = MOST_FILES) {
    this.growingRoot = newFolder('', undefined, 0);
    this.root = this.growingRoot;
  }

  /** Puts the next layer on top; to be called with an index one higher each time. */
  add(entries: readonly TarEntry[], layer: number): void {
    const files: (readonly [TarEntry, readonly string[]])[] = [];
    for (const entry of entries) {
      const parts = partsOf(entry.path);
      if (!parts || entry.link.length > LONGEST_PATH) this.leftOut++;
      else if (parts.at(-1)?.startsWith(WHITEOUT)) this.takeAway(parts);
      else files.push([entry, parts]);
    }
    const waiting: typeof files = [];
    for (const [entry, parts] of files) if (!this.put(entry, parts, layer)) waiting.push([entry, parts]);
    for (const [entry, parts] of waiting) if (!this.put(entry, parts, layer)) this.leftOut++;
  }

  /** To be called once all layers are there. */
  sumUp(): void {
    const folders: GrowingFolder[] = [this.growingRoot];
    const counted = new Set<Content>();
    for (const folder of folders) {
      for (const child of folder.children.values()) {
        this.count++;
        if (child.kind === 'folder') folders.push(child as GrowingFolder);
        else if (child.kind === 'file' && !counted.has(child.content)) {
          counted.add(child.content);
          folder.size += child.size;
        }
      }
    }
    for (const folder of folders.reverse()) if (folder.parent) (folder.parent as GrowingFolder).size += folder.size;
  }

  private takeAway(parts: readonly string[]): void {
    const name = parts.at(-1) ?? '';
    const folder = follow(this.root, this.root, parts.slice(0, -1).join('/'));
    if (folder?.kind !== 'folder') return;
    const { children } = folder as GrowingFolder;
    if (name === OPAQUE) children.clear();
    else children.delete(name.slice(WHITEOUT.length));
  }

  /** False for a hard link to what is not there, or not yet. */
  private put(entry: TarEntry, parts: readonly string[], layer: number): boolean {
    const name = parts.at(-1);
    if (name === undefined) {
      Object.assign(this.growingRoot, ownerOf(entry));
      return true;
    }
    const parent = this.folderAt(parts.slice(0, -1), layer);
    const before = parent?.children.get(name);
    if (!parent) this.leftOut++;
    else if (entry.kind === 'folder' && before?.kind === 'folder') Object.assign(before, ownerOf(entry));
    else {
      const file = this.fileOf(entry, { name, parent, layer });
      if (!file) return false;
      this.grow();
      parent.children.set(name, file);
    }
    return true;
  }

  private fileOf(entry: TarEntry, place: Place): StageFile | undefined {
    const common = { ...ownerOf(entry), ...place };
    switch (entry.kind) {
      case 'folder':
        return { ...newFolder(place.name, place.parent, place.layer), ...common };
      case 'symlink':
        return { kind: 'symlink', ...common, target: entry.link, size: 0 };
      case 'file': {
        const content: Content = { layer: place.layer, offset: entry.offset, isSparse: entry.isSparse };
        return { kind: 'file', ...common, size: entry.size, content, hardLinkTo: undefined };
      }
      case 'hard-link':
        return this.hardLink(entry, place);
      default:
        return { kind: entry.kind, ...common, size: 0 };
    }
  }

  private hardLink({ link }: TarEntry, place: Place): StageFile | undefined {
    const parts = partsOf(link);
    const folder = parts && follow(this.root, this.root, parts.slice(0, -1).join('/'));
    const same = folder?.kind === 'folder' ? folder.children.get(parts?.at(-1) ?? '') : undefined;
    if (!same || same.kind === 'folder') return undefined;
    if (same === place.parent.children.get(place.name)) return same;
    if (same.kind !== 'file') return { ...same, ...place };
    const file: PlainFile = { ...same, ...place, hardLinkTo: same.hardLinkTo ?? `/${parts?.join('/')}` };
    return file;
  }

  /** The folder at a path, made where there is none; undefined where it would lie too deep. */
  private folderAt(parts: readonly string[], layer: number): GrowingFolder | undefined {
    let at = this.growingRoot;
    for (const part of parts) {
      const child = at.children.get(part);
      const folder = child?.kind === 'symlink' ? follow(this.root, at, child.target) : child;
      if (folder?.kind === 'folder') at = folder as GrowingFolder;
      else {
        const made = newFolder(part, at, layer);
        this.grow();
        at.children.set(part, made);
        at = made;
      }
    }
    return depthOf(at) < DEEPEST ? at : undefined;
  }

  private made = 0;

  private grow(): void {
    if (++this.made > this.mostFiles) throw new BadArchive('too-many-files');
  }
}

interface Place {
  readonly name: string;
  readonly parent: Folder;
  readonly layer: number;
}

/** Undefined for a path that leads out of the root, or is too long or too deep. */
function partsOf(path: string): readonly string[] | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length <= DEEPEST ? parts : undefined;
}

function depthOf(folder: Folder): number {
  let depth = 0;
  for (let at = folder.parent; at && depth <= DEEPEST; at = at.parent) depth++;
  return depth;
}

function newFolder(name: string, parent: Folder | undefined, layer: number): GrowingFolder {
  const owner = { mode: 0o755, uid: 0, gid: 0, user: '', group: '', modified: 0 };
  return { kind: 'folder', name, parent, layer, ...owner, children: new Map(), size: 0 };
}

function ownerOf({ mode, uid, gid, user, group, modified }: TarEntry) {
  return { mode, uid, gid, user, group, modified };
}
