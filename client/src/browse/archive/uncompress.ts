import { createReadStream, createWriteStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import * as path from 'node:path';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { BadArchive, type Cancellation } from './badArchive';
import { type FileSource, openFile, partOf, type Source } from './source';

type Compression = 'gzip' | 'zstd' | 'other';

const magic: readonly (readonly [Compression, string])[] = [
  ['gzip', '1f8b'],
  ['zstd', '28b52ffd'],
  ['other', 'fd377a585a'],
  ['other', '425a68'],
];

/** What is left free on the disk, in bytes. */
const SPARE = 512 * 1024 * 1024;

/** A layer whose bytes can be read from any place. */
export interface OpenLayer {
  readonly source: Source;
  /** Of its own, where it had to be uncompressed. */
  readonly file: FileSource | undefined;
}

/** The bytes of a layer, uncompressed into a file of `folder` where they are compressed. Throws `BadArchive`. */
export async function openLayer(
  archive: FileSource,
  place: { readonly offset: number; readonly size: number },
  folder: string,
  cancellation: Cancellation,
): Promise<OpenLayer> {
  const source = partOf(archive, place.offset, place.size);
  const compression = await compressionOf(source);
  if (compression === undefined) return { source, file: undefined };
  const file = path.join(folder, `layer-${place.offset}.tar`);
  const { offset, size } = place;
  const compressed = createReadStream(archive.path, { start: offset, end: offset + size - 1, highWaterMark: 1 << 18 });
  const limit = new Limit(await roomIn(folder), cancellation);
  try {
    await pipeline(compressed, decompressor(compression), limit, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    throw error instanceof BadArchive ? error : new BadArchive(troubleOf(error));
  }
  const opened = await openFile(file);
  return { source: opened, file: opened };
}

async function compressionOf(source: Source): Promise<Compression | undefined> {
  const start = (await source.read(0, 8)).toString('hex');
  return magic.find(([, bytes]) => start.startsWith(bytes))?.[0];
}

/** Node.js knows zstd since 22.15. */
function decompressor(compression: Compression): Transform {
  if (compression === 'gzip') return zlib.createGunzip({ chunkSize: 1 << 18 });
  const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => Transform };
  if (compression !== 'zstd' || !createZstdDecompress) throw new BadArchive('unknown-compression');
  return createZstdDecompress();
}

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize - SPARE;
}

/** A small layer may claim to be a very large one. */
class Limit extends Transform {
  constructor(
    private left: number,
    private readonly cancellation: Cancellation,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.left -= chunk.length;
    if (this.cancellation.isCancellationRequested) done(new BadArchive('cancelled'));
    else if (this.left < 0) done(new BadArchive('no-space'));
    else done(null, chunk);
  }
}

function troubleOf(error: unknown): BadArchive['trouble'] {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC') return 'no-space';
  return code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
}
