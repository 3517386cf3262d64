import type { FileSource } from '../../server/src/lsp/files/fileSource';
import type { FileEntry } from '../../server/src/protocol/files';
import { globOf, readGlob } from '../../server/src/util/glob';
import { namesBelow } from '../../server/src/util/uris';
import type { WorkspaceFiles } from '../../server/src/workspace/files';

const root = 'file:///project';

/** Files of a folder `file:///project` that are nowhere but in a test, by their paths. A path with a slash at its end is an empty folder. */
export class MemoryFiles implements WorkspaceFiles {
  /** What was asked, as `read Dockerfile`. */
  readonly asked: string[] = [];
  /** Says nothing of changes. */
  isMute = false;
  /** The folder that somebody chose to build in. */
  chosenContext: string | undefined;
  private readonly contents: Map<string, { text: string; changed: number }>;
  private readonly listeners = new Set<(uri: string | undefined) => void>();
  private time = 1;

  constructor(
    contents: Readonly<Record<string, string>>,
    private readonly isWatched = true,
  ) {
    this.contents = new Map(Object.entries(contents).map(([path, text]) => [path, { text, changed: 0 }]));
  }

  /** As if somebody had written a file. */
  write(path: string, text: string): void {
    this.contents.set(path, { text, changed: this.time++ });
    this.tell(`${root}/${path}`);
  }

  /** As if somebody had deleted a file or a folder. */
  delete(path: string): void {
    for (const key of this.contents.keys()) if (`${key}/`.startsWith(`${path}/`)) this.contents.delete(key);
    this.tell(`${root}/${path}`);
  }

  folders(): readonly string[] {
    return [root];
  }

  async list(folder: string): Promise<readonly FileEntry[] | undefined> {
    const path = this.ask('list', folder);
    if (path === undefined) return undefined;
    const prefix = path === '' ? '' : `${path}/`;
    const entries = new Map<string, FileEntry>();
    let exists = path === '';
    for (const key of this.contents.keys()) {
      if (!key.startsWith(prefix)) continue;
      exists = true;
      const [name, ...more] = key.slice(prefix.length).split('/');
      if (name) entries.set(name, { name, kind: more.length > 0 ? 'folder' : 'file' });
    }
    return exists ? [...entries.values()] : undefined;
  }

  async stat(uri: string) {
    const path = this.ask('stat', uri) ?? '';
    const file = this.contents.get(path);
    if (file) return { kind: 'file' as const, size: Buffer.byteLength(file.text), changed: file.changed };
    const isFolder = [...this.contents.keys()].some((key) => key.startsWith(`${path}/`));
    return isFolder ? { kind: 'folder' as const, size: 0, changed: 0 } : undefined;
  }

  async read(uri: string): Promise<string | undefined> {
    return this.contents.get(this.ask('read', uri) ?? '')?.text;
  }

  async find(globs: readonly string[], without: readonly string[] = []): Promise<readonly string[]> {
    this.asked.push('find');
    const matches = (path: string) => (glob: string) => globOf(readGlob(glob, true) ?? [])(path);
    const isMeant = (path: string) => globs.some(matches(path)) && !without.some(matches(path));
    const paths = [...this.contents.keys()].filter(isMeant);
    return paths.map((path) => `${root}/${path}`);
  }

  async buildContext(): Promise<string | undefined> {
    return this.chosenContext;
  }

  async watch(_globs: readonly string[], changed: (uri: string | undefined) => void): Promise<boolean> {
    if (this.isWatched) this.listeners.add(changed);
    return this.isWatched;
  }

  private ask(what: string, uri: string): string | undefined {
    const path = namesBelow(root, uri)?.join('/');
    this.asked.push(`${what} ${path}`);
    return path;
  }

  private tell(uri: string): void {
    if (!this.isMute) for (const listener of this.listeners) listener(uri);
  }
}

/** The same files as a server gets them from a disk. */
export function sourceOf(memory: MemoryFiles): FileSource {
  return {
    list: (uri) => memory.list(uri),
    stat: (uri) => memory.stat(uri),
    read: (uri) => memory.read(uri),
    find: ({ globs, without }) => memory.find(globs, without),
    buildContext: () => memory.buildContext(),
  };
}
