/** Something in the file system of an image. */
export type StageFile = Folder | PlainFile | Symlink | Special;

interface Common {
  /** Of the root empty. No `/`, not `.` or `..`, but whatever else. */
  readonly name: string;
  /** Undefined for the root. */
  readonly parent: Folder | undefined;
  /** Permissions, with the bits above them. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** May be empty. */
  readonly user: string;
  readonly group: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Index of the layer that put it there. */
  readonly layer: number;
}

export interface Folder extends Common {
  readonly kind: 'folder';
  readonly children: ReadonlyMap<string, StageFile>;
  /** Of all files in it and below it, in bytes, each counted once however many hard links it has. */
  readonly size: number;
}

export interface PlainFile extends Common {
  readonly kind: 'file';
  readonly size: number;
  readonly content: Content;
  /** The path of another file that is the same, where it is a hard link. */
  readonly hardLinkTo: string | undefined;
}

export interface Symlink extends Common {
  readonly kind: 'symlink';
  /** As written. */
  readonly target: string;
  readonly size: 0;
}

export interface Special extends Common {
  readonly kind: 'character-device' | 'block-device' | 'fifo';
  readonly size: 0;
}

/** Where the bytes of a file are. */
export interface Content {
  /** Index of the layer in whose archive they stand. */
  readonly layer: number;
  readonly offset: number;
  /** It has holes, so that its bytes are not as they stand there. */
  readonly isSparse: boolean;
}

/** Its absolute path; `/` for the root. */
export function pathOf(file: StageFile): string {
  const names: string[] = [];
  for (let at: StageFile | undefined = file; at?.parent; at = at.parent) names.push(at.name);
  return `/${names.reverse().join('/')}`;
}

/** As many links as Linux follows. */
const MOST_LINKS = 40;

/**
 * What a path leads to within an image, with all links followed, the last one too; undefined where nothing is there.
 * `..` never leads out of the root.
 */
export function follow(root: Folder, from: Folder, path: string): Exclude<StageFile, Symlink> | undefined {
  let at: Exclude<StageFile, Symlink> = path.startsWith('/') ? root : from;
  let links = 0;
  const waiting = path.split('/').reverse();
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (name === undefined || name === '' || name === '.') continue;
    if (at.kind !== 'folder') return undefined;
    if (name === '..') {
      at = at.parent ?? at;
      continue;
    }
    const child: StageFile | undefined = at.children.get(name);
    if (!child) return undefined;
    if (child.kind !== 'symlink') {
      at = child;
      continue;
    }
    if (links++ === MOST_LINKS) return undefined;
    if (child.target.startsWith('/')) at = root;
    waiting.push(...child.target.split('/').reverse());
  }
  return at;
}

/** What a file is behind its links; undefined for a link that leads nowhere. */
export function resolved(root: Folder, file: StageFile): Exclude<StageFile, Symlink> | undefined {
  return file.kind === 'symlink' ? follow(root, file.parent ?? root, file.target) : file;
}
