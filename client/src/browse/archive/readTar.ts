import { BadArchive, type Cancellation, stopIf } from './badArchive';
import { readPax } from './paxRecords';
import type { Source } from './source';
import { BLOCK, readHeader, type TarHeader } from './tarHeader';

export type TarKind = 'file' | 'hard-link' | 'symlink' | 'folder' | 'character-device' | 'block-device' | 'fifo';

/** Something in an archive. */
export interface TarEntry {
  readonly kind: TarKind;
  /** As the archive has it: it may lead anywhere. */
  readonly path: string;
  /** What a link leads to; empty for all others. */
  readonly link: string;
  /** Permissions, with the bits above them. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** May be empty. */
  readonly user: string;
  readonly group: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Where its bytes begin. */
  readonly offset: number;
  readonly size: number;
  /** It has holes, so that its bytes are not as they stand in the archive. */
  readonly isSparse: boolean;
}

const kinds: ReadonlyMap<string, TarKind> = new Map([
  ['0', 'file'],
  ['7', 'file'],
  ['S', 'file'],
  ['1', 'hard-link'],
  ['2', 'symlink'],
  ['3', 'character-device'],
  ['4', 'block-device'],
  ['5', 'folder'],
  ['6', 'fifo'],
]);

/** What stands in front of an entry may be no longer, as in Go's reader of archives. */
const LONGEST_RECORDS = 1 << 20;
/** Read at once: many small files, or the one header of a large one. */
const WINDOW = 1 << 18;
const FIRST_WINDOW = 1 << 12;

/**
 * The entries of a tar archive (ustar, PAX, GNU), with where their bytes are; of the bytes only what stands between headers
 * that are close together is read. Throws `BadArchive`.
 */
export async function* readTar(source: Source, cancellation: Cancellation): AsyncGenerator<TarEntry> {
  const bytes = new Window(source);
  const global = new Map<string, string>();
  let pax = new Map<string, string>();
  let long: { name?: string; link?: string } = {};
  for (let at = 0; at < source.size; ) {
    stopIf(cancellation);
    const header = readHeader(await bytes.read(at, BLOCK));
    if (!header) return;
    const start = at + BLOCK + (header.sparse?.goesOn ? await sparseMapSize(bytes, at + BLOCK) : 0);
    const records = header.type === 'g' || header.type === 'x' || header.type === 'L' || header.type === 'K';
    if (records && header.size > LONGEST_RECORDS) throw new BadArchive('damaged');
    const entry = records ? undefined : entryOf(header, start, { pax, global, long });
    const size = entry?.stored ?? header.size;
    if (start + Math.ceil(size / BLOCK) * BLOCK > source.size) throw new BadArchive('truncated');
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (!records) {
      pax = new Map();
      long = {};
      if (entry?.entry) yield entry.entry;
      continue;
    }
    const content = await bytes.read(start, size);
    if (header.type === 'x') pax = readPax(content);
    else if (header.type === 'g') for (const [key, value] of readPax(content)) global.set(key, value);
    else if (header.type === 'L') long.name = untilZero(content);
    else long.link = untilZero(content);
  }
}

interface Before {
  readonly pax: ReadonlyMap<string, string>;
  readonly global: ReadonlyMap<string, string>;
  readonly long: { readonly name?: string; readonly link?: string };
}

/** `stored` is how many bytes follow; a type that nobody knows is no entry. */
function entryOf(header: TarHeader, offset: number, { pax, global, long }: Before) {
  const said = (key: string) => pax.get(key) || global.get(key) || undefined;
  const number = (key: string) => {
    const value = said(key);
    if (value !== undefined && !Number.isFinite(Number(value))) throw new BadArchive('damaged');
    return value === undefined ? undefined : Number(value);
  };
  const path = said('GNU.sparse.name') ?? said('path') ?? long.name ?? header.name;
  const named = kinds.get(header.type);
  const kind = named === 'file' && path.endsWith('/') ? 'folder' : named;
  const paxSize = number('size');
  if (paxSize !== undefined && (!Number.isSafeInteger(paxSize) || paxSize < 0)) throw new BadArchive('damaged');
  const stored = kind !== undefined && named !== 'file' ? 0 : (paxSize ?? header.size);
  if (kind === undefined) return { stored, entry: undefined };
  const wholeSize = number('GNU.sparse.realsize') ?? number('GNU.sparse.size') ?? header.sparse?.size;
  const entry: TarEntry = {
    kind,
    path,
    link: kind === 'hard-link' || kind === 'symlink' ? (said('linkpath') ?? long.link ?? header.link) : '',
    mode: header.mode & 0o7777,
    uid: number('uid') ?? header.uid,
    gid: number('gid') ?? header.gid,
    user: said('uname') ?? header.user,
    group: said('gname') ?? header.group,
    modified: (number('mtime') ?? header.time) * 1000,
    offset,
    size: kind === 'file' ? (wholeSize ?? stored) : 0,
    isSparse: wholeSize !== undefined || said('GNU.sparse.major') !== undefined,
  };
  return { stored, entry };
}

/** The map of holes goes on in blocks of its own, each of which says whether another follows. */
async function sparseMapSize(bytes: Window, start: number): Promise<number> {
  let size = 0;
  for (;;) {
    const block = await bytes.read(start + size, BLOCK);
    size += BLOCK;
    if (block[504] !== 1) return size;
  }
}

function untilZero(content: Buffer): string {
  const end = content.indexOf(0);
  return content.toString('utf8', 0, end === -1 ? content.length : end);
}

/** Reads ahead, the more the closer together what is asked for stands. */
class Window {
  private start = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private ahead = FIRST_WINDOW;

  constructor(private readonly source: Source) {}

  /** Exactly as many bytes as asked for; valid until the next call. */
  async read(offset: number, length: number): Promise<Buffer> {
    const end = this.start + this.bytes.length;
    if (offset < this.start || offset + length > end) {
      this.ahead = offset <= end + BLOCK ? Math.min(WINDOW, this.ahead * 4) : FIRST_WINDOW;
      this.bytes = await this.source.read(offset, Math.max(length, this.ahead));
      this.start = offset;
    }
    const from = offset - this.start;
    if (from + length > this.bytes.length) throw new BadArchive('truncated');
    return this.bytes.subarray(from, from + length);
  }
}
