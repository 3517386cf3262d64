import { BadArchive, type Cancellation } from './badArchive';
import { readTar, type TarEntry } from './readTar';
import type { Source } from './source';

/** What an archive of an image says of it. */
export interface ArchivedImage {
  /** Base first; the bytes of each, as they stand in the archive. */
  readonly layers: readonly { readonly offset: number; readonly size: number }[];
  /** What made it, base first; empty where that is not known of all layers. */
  readonly history: readonly HistoryStep[];
}

/** An entry of an image's history. */
export interface HistoryStep {
  /** As the engine has it. */
  readonly createdBy: string;
  /** Index of the layer that it made, if it made one. */
  readonly layer: number | undefined;
}

const MOST_ENTRIES = 100_000;
const LARGEST_JSON = 1 << 24;
const MOST_LAYERS = 1_000;
/** An index may lead to others. */
const DEEPEST = 3;

/** Reads an archive in the format of `docker image save`, or an OCI layout in a tar. Throws `BadArchive`. */
export async function readImage(source: Source, cancellation: Cancellation): Promise<ArchivedImage> {
  const archive = new Archive(source);
  for await (const entry of readTar(source, cancellation)) archive.add(entry);
  const { config, layers } = (await archive.dockerManifest()) ?? (await archive.ociManifest(cancellation));
  if (layers.length > MOST_LAYERS) throw new BadArchive('damaged');
  const places = layers.map((layer) => archive.find(layer));
  return { layers: places, history: historyOf(await archive.json(config), layers.length) };
}

/** Paths in the archive. */
interface Manifest {
  readonly config: string;
  readonly layers: readonly string[];
}

class Archive {
  private readonly entries = new Map<string, TarEntry>();

  constructor(private readonly source: Source) {}

  add(entry: TarEntry): void {
    if (this.entries.size === MOST_ENTRIES) throw new BadArchive('too-many-files');
    this.entries.set(normal(entry.path), entry);
  }

  /** What is there in place of a link: archives of docker have some for layers that are the same. */
  find(path: string): TarEntry {
    let at = normal(path);
    for (let links = 0; links < 10; links++) {
      const entry = this.entries.get(at);
      if (entry?.kind === 'file' && !entry.isSparse) return entry;
      if (entry?.kind === 'hard-link') at = normal(entry.link);
      else if (entry?.kind === 'symlink') at = normal(`${at}/../${entry.link}`);
      else break;
    }
    throw new BadArchive('damaged');
  }

  async json(path: string): Promise<unknown> {
    const { offset, size } = this.find(path);
    if (size > LARGEST_JSON) throw new BadArchive('damaged');
    try {
      return JSON.parse((await this.source.read(offset, size)).toString('utf8'));
    } catch {
      throw new BadArchive('damaged');
    }
  }

  async dockerManifest(): Promise<Manifest | undefined> {
    if (!this.entries.has('manifest.json')) return undefined;
    const manifest = await this.json('manifest.json');
    const first = Array.isArray(manifest) ? (manifest[0] as unknown) : undefined;
    const config = fieldOf(first, 'Config');
    const layers = fieldOf(first, 'Layers') ?? [];
    if (typeof config !== 'string' || !isTexts(layers)) throw new BadArchive('damaged');
    return { config, layers };
  }

  async ociManifest(cancellation: Cancellation): Promise<Manifest> {
    if (!this.entries.has('index.json')) throw new BadArchive('no-image');
    let path = 'index.json';
    for (let depth = 0; depth <= DEEPEST && !cancellation.isCancellationRequested; depth++) {
      const read = await this.json(path);
      const layers = fieldOf(read, 'layers');
      if (Array.isArray(layers)) return { config: blob(fieldOf(read, 'config')), layers: layers.map(blob) };
      path = this.imageOf(fieldOf(read, 'manifests'));
    }
    throw new BadArchive('damaged');
  }

  /** The first image of an index that is in the archive; others may be of other platforms, or say how it was built. */
  private imageOf(manifests: unknown): string {
    const images = (Array.isArray(manifests) ? manifests : []).filter((one) => !isAttestation(one)).map(blob);
    const found = images.find((path) => this.entries.has(path));
    if (found === undefined) throw new BadArchive('no-image');
    return found;
  }
}

function isAttestation(manifest: unknown): boolean {
  return fieldOf(fieldOf(manifest, 'annotations'), 'vnd.docker.reference.type') !== undefined;
}

/** Where the blob of a descriptor is. */
function blob(descriptor: unknown): string {
  const [, algorithm, hash] = /^(\w+):([0-9a-f]{32,})$/.exec(String(fieldOf(descriptor, 'digest'))) ?? [];
  if (hash === undefined) throw new BadArchive('damaged');
  return `blobs/${algorithm}/${hash}`;
}

/** One that tells of more layers or fewer than there are says nothing of any. */
function historyOf(config: unknown, layers: number): readonly HistoryStep[] {
  const entries = fieldOf(config, 'history');
  let layer = 0;
  const steps = (Array.isArray(entries) ? entries : []).map((entry): HistoryStep => {
    const createdBy = fieldOf(entry, 'created_by');
    const isEmpty = fieldOf(entry, 'empty_layer') === true;
    return { createdBy: typeof createdBy === 'string' ? createdBy : '', layer: isEmpty ? undefined : layer++ };
  });
  return layer === layers ? steps : [];
}

function fieldOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined;
}

function isTexts(values: unknown): values is readonly string[] {
  return Array.isArray(values) && values.every((value) => typeof value === 'string');
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
