import { configName } from '../../protocol/configName';
import { below, namesBelow, parentOf, sameUri } from '../../util/uris';
import type { WorkspaceFiles } from '../files';
import { type ContentChange, OpenDocument } from '../openDocument';
import { type ConfigFile, isConfigFile, readConfigFile } from './configFile';

/** More folders than these are not looked through for the configuration of a file that is in no open folder. */
const mostFolders = 40;

/** What is known of the configuration in a folder; `file` is missing where there is none. */
interface Entry {
  readonly file?: ConfigFile;
}

/** Where a configuration may be; `key` is the `sameUri` of it. */
interface Place {
  readonly uri: string;
  readonly key: string;
}

/**
 * The configurations of the files that somebody looks at: the nearest one upwards, to the root of the open folder. They
 * are read when such a file is opened and when something changes, and never while somebody types. What is in an editor
 * counts, and not what is on disk.
 */
export class ConfigFiles {
  private readonly open = new Map<string, OpenDocument>();
  /** By `sameUri` of where a configuration may be. */
  private readonly entries = new Map<string, Entry>();
  /** Where those of a file may be, the nearest first; by the file's URI. */
  private readonly places = new Map<string, readonly Place[]>();
  private readonly loading = new Map<string, Promise<void>>();
  private readonly listeners = new Set<() => void>();
  private isWatching = false;

  constructor(private readonly files: WorkspaceFiles) {}

  /** What counts for a file, as far as it has been read. */
  fileFor(uri: string): ConfigFile | undefined {
    for (const { key } of this.places.get(uri) ?? []) {
      const entry = this.entries.get(key);
      if (entry?.file) return entry.file;
    }
    return undefined;
  }

  /** Reads what counts for a file; resolves once that is known. */
  load(uri: string): Promise<void> {
    const places = placesFor(uri, this.files.folders());
    this.places.set(uri, places);
    const loaded = this.read(places).finally(() => {
      if (this.loading.get(uri) === loaded) this.loading.delete(uri);
    });
    this.loading.set(uri, loaded);
    return loaded;
  }

  /** Resolves when nothing is read for a file any more. */
  async settled(uri: string): Promise<void> {
    await this.loading.get(uri);
  }

  /** Nobody looks at a file any more. */
  forget(uri: string): void {
    this.places.delete(uri);
  }

  /** Calls back when a file may have another configuration than before. Returns what ends that. */
  listen(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  /** A configuration is in an editor from now on. */
  opened(uri: string, version: number, text: string): void {
    this.open.set(uri, new OpenDocument(uri, version, text));
    this.know(uri, text);
  }

  changed(uri: string, version: number, changes: readonly ContentChange[]): void {
    const document = this.open.get(uri);
    document?.update(changes, version);
    if (document) this.know(uri, document.text);
  }

  /** From now on, what is on disk counts. */
  closed(uri: string): void {
    if (this.open.delete(uri)) void this.reload(uri);
  }

  openUris(): string[] {
    return [...this.open.keys()];
  }

  versionOf(uri: string): number | undefined {
    return this.open.get(uri)?.version;
  }

  /** A configuration that is in an editor. */
  openFile(uri: string): ConfigFile | undefined {
    const document = this.open.get(uri);
    if (!document) return undefined;
    const { file } = this.entries.get(sameUri(uri)) ?? {};
    return file?.text === document.text ? file : readConfigFile(uri, document.text);
  }

  private async read(places: readonly Place[]): Promise<void> {
    void this.watch();
    for (const { uri, key } of places) {
      await this.reload(uri);
      if (this.entries.get(key)?.file) return;
    }
  }

  private async reload(uri: string): Promise<void> {
    const isOpen = () => this.openUris().some((one) => sameUri(one) === sameUri(uri));
    if (isOpen()) return;
    const text = await this.files.read(uri);
    if (!isOpen()) this.know(uri, text);
  }

  private know(uri: string, text: string | undefined): void {
    const key = sameUri(uri);
    const before = this.entries.get(key);
    if (before && before.file?.text === text) return;
    this.entries.set(key, text === undefined ? {} : { file: readConfigFile(uri, text) });
    if (before || text !== undefined) for (const changed of this.listeners) changed();
  }

  /** Where the host tells nothing, what changed on disk is seen with the next file that is opened. */
  private async watch(): Promise<void> {
    if (this.isWatching) return;
    this.isWatching = true;
    await this.files.watch([`**/${configName}`], (uri) => {
      if (uri === undefined || isConfigFile(uri) || this.hasConfigBelow(uri)) this.readAgain();
    });
  }

  private hasConfigBelow(folder: string): boolean {
    return [...this.entries.values()].some(({ file }) => file && namesBelow(folder, file.uri) !== undefined);
  }

  private readAgain(): void {
    for (const uri of this.places.keys()) void this.load(uri);
  }
}

function placesFor(uri: string, folders: readonly string[]): readonly Place[] {
  const roots = folders.filter((folder) => namesBelow(folder, uri) !== undefined);
  const places: Place[] = [];
  for (let folder = parentOf(uri); folder !== undefined && places.length < mostFolders; folder = parentOf(folder)) {
    const place = below(folder, [configName]);
    places.push({ uri: place, key: sameUri(place) });
    if (roots.some((root) => sameUri(root) === sameUri(folder as string))) break;
  }
  return places;
}
