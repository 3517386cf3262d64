import { BadArchive, type Cancellation, stopIf, type Trouble } from './badArchive';
import { type HistoryStep, readImage } from './imageLayers';
import { MergedLayers } from './mergeLayers';
import { readTar, type TarEntry } from './readTar';
import { searchFiles } from './searchFiles';
import { type FileSource, openFile, type Source } from './source';
import type { Folder, PlainFile, StageFile } from './stageFile';
import { openLayer } from './uncompress';

/** The files of an image whose archive is open. */
export interface ImageFiles {
  readonly root: Folder;
  /** How many files and folders there are below it. */
  readonly count: number;
  /** How many entries of the archive lead out of the image. */
  readonly leftOut: number;
  /** What made the layers, base first; empty where nobody knows. */
  readonly history: readonly HistoryStep[];
  /** Some bytes of a file; fewer where it ends before. Not of one with holes. */
  read(file: PlainFile, offset: number, length: number): Promise<Uint8Array>;
  /** Those whose path has all words of a text in it, the best first. */
  search(typed: string, most: number): readonly StageFile[];
  close(): Promise<void>;
}

export type OpenedImage =
  | { readonly kind: 'open'; readonly files: ImageFiles }
  | { readonly kind: 'bad'; readonly trouble: Trouble };

/** What to open, and who watches. */
export interface Opening {
  /** Path of the archive. */
  readonly archive: string;
  /** An image with its layers, or nothing but files. */
  readonly holds: 'image' | 'files';
  /** Where layers may be uncompressed. */
  readonly folder: string;
  readonly cancellation: Cancellation;
  /** The layer that is read next, from 0. */
  onLayer(layer: number, layers: number): void;
}

/** Reads what is in an archive, so that its files can be read one by one. Writes nothing outside of `folder`. */
export async function openImage(opening: Opening): Promise<OpenedImage> {
  const open: FileSource[] = [];
  const close = async () => void (await Promise.all(open.map((file) => file.close())));
  try {
    return { kind: 'open', files: { ...(await readAll(opening, open)), close } };
  } catch (error) {
    await close();
    if (error instanceof BadArchive) return { kind: 'bad', trouble: error.trouble };
    throw error;
  }
}

/** Adds to `opened` what has to be closed. */
async function readAll(opening: Opening, opened: FileSource[]): Promise<Omit<ImageFiles, 'close'>> {
  const { folder, cancellation } = opening;
  const archive = await openFile(opening.archive);
  opened.push(archive);
  const whole = { layers: [{ offset: 0, size: archive.size }], history: [] };
  const { layers, history } = opening.holds === 'image' ? await readImage(archive, cancellation) : whole;
  const merged = new MergedLayers();
  const sources: Source[] = [];
  for (const [index, place] of layers.entries()) {
    stopIf(cancellation);
    opening.onLayer(index, layers.length);
    const { source, file } = await openLayer(archive, place, folder, cancellation);
    if (file) opened.push(file);
    sources.push(source);
    merged.add(await entriesOf(source, cancellation), index);
  }
  merged.sumUp();
  const { root, count, leftOut } = merged;
  return {
    root,
    count,
    leftOut,
    history,
    read: ({ content, size }, offset, length) => {
      const source = sources[content.layer];
      const left = Math.max(0, Math.min(length, size - offset));
      return source ? source.read(content.offset + offset, left) : Promise.resolve(Buffer.alloc(0));
    },
    search: (typed, most) => searchFiles(root, typed, most),
  };
}

async function entriesOf(source: Source, cancellation: Cancellation): Promise<readonly TarEntry[]> {
  const entries: TarEntry[] = [];
  for await (const entry of readTar(source, cancellation)) {
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) throw new BadArchive('too-many-files');
  }
  return entries;
}

/** Of one layer. */
const MOST_ENTRIES = 1_000_000;
