import { BadArchive } from './badArchive';

export const BLOCK = 512;

/** What one block of an archive says of the entry that follows. */
export interface TarHeader {
  readonly name: string;
  /** The type flag, as a character. */
  readonly type: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly user: string;
  readonly group: string;
  /** Of what follows in the archive, in bytes. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly time: number;
  readonly link: string;
  /** For the old sparse format of GNU: the size of the file with its holes, and whether a map follows. */
  readonly sparse: { readonly size: number; readonly goesOn: boolean } | undefined;
}

/** Undefined for the block of zeros that ends an archive. */
export function readHeader(block: Buffer): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (numberAt(block, 148, 8) !== checksum(block)) throw new BadArchive('damaged');
  const isGnu = block.toString('latin1', 257, 265) === 'ustar  \0';
  const isPosix = !isGnu && block.toString('latin1', 257, 262) === 'ustar';
  const prefix = isPosix ? textAt(block, 345, 155) : '';
  const name = textAt(block, 0, 100);
  const type = String.fromCharCode(block[156] ?? 0);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: type === '\0' ? '0' : type,
    mode: numberAt(block, 100, 8),
    uid: numberAt(block, 108, 8),
    gid: numberAt(block, 116, 8),
    size: sizeAt(block, 124, 12),
    time: numberAt(block, 136, 12),
    link: textAt(block, 157, 100),
    user: textAt(block, 265, 32),
    group: textAt(block, 297, 32),
    sparse: type === 'S' ? { size: sizeAt(block, 483, 12), goesOn: block[482] === 1 } : undefined,
  };
}

/** The bytes of the block, as if those of the checksum itself were blanks. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += block[at] ?? 0;
  return sum;
}

function textAt(block: Buffer, start: number, length: number): string {
  const end = block.indexOf(0, start);
  return block.toString('utf8', start, end === -1 || end > start + length ? start + length : end);
}

function sizeAt(block: Buffer, start: number, length: number): number {
  const size = numberAt(block, start, length);
  if (!Number.isSafeInteger(size) || size < 0) throw new BadArchive('damaged');
  return size;
}

/** Octal digits or, with the first bit set, a number as computers have it. */
function numberAt(block: Buffer, start: number, length: number): number {
  const first = block[start] ?? 0;
  if (first & 0x80) return binaryAt(block, start, length);
  const digits = block
    .toString('latin1', start, start + length)
    .replace(/[\0 ]+/g, ' ')
    .trim();
  if (digits === '') return 0;
  if (!/^[0-7]+$/.test(digits)) throw new BadArchive('damaged');
  return Number.parseInt(digits, 8);
}

function binaryAt(block: Buffer, start: number, length: number): number {
  const inverted = (block[start] ?? 0) & 0x40 ? 0xff : 0;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const byte = (block[start + at] ?? 0) ^ inverted;
    value = value * 256 + (at === 0 ? byte & 0x7f : byte);
  }
  return inverted ? -value - 1 : value;
}
