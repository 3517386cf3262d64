import { type FileHandle, open } from 'node:fs/promises';

/** Bytes that can be read from any place. */
export interface Source {
  readonly size: number;
  /** Fewer where they end before; the buffer is the caller's. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** A file that is open until it is closed. */
export interface FileSource extends Source {
  readonly path: string;
  close(): Promise<void>;
}

export async function openFile(path: string): Promise<FileSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    path,
    size,
    read: (offset, length) => readAt(handle, offset, Math.max(0, Math.min(length, size - offset))),
    close: () => handle.close(),
  };
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await handle.read(buffer, got, length - got, offset + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return buffer.subarray(0, got);
}

/** A stretch of another source. */
export function partOf(source: Source, start: number, size: number): Source {
  return {
    size,
    read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, size - offset))),
  };
}
