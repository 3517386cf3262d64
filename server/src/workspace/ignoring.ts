import { sameUri } from '../util/uris';
import type { IgnoreFile } from './dockerignore';
import type { WorkspaceFiles } from './files';

/** Knows what keeps files out of the builds of open Dockerfiles, and answers at once with what it knows so far. */
export interface IgnoringIndex {
  /** The same array for as long as nothing about it changes; see `Snapshot.ignoring`. */
  ignoringOf(dockerfileUri: string): readonly IgnoreFile[] | undefined;
}

/** The index of a host that looks at no other files. */
export const noIgnoring: IgnoringIndex = { ignoringOf: () => undefined };

/** How the ignore files of a Dockerfile are found and read. */
export type LookUp = (dockerfileUri: string) => Promise<readonly IgnoreFile[] | undefined>;

const globs = ['**/.dockerignore', '**/*.dockerignore'];

/** Reads ignore files when somebody first wants to know of a Dockerfile, and again when they change on disk. */
export class IgnoringFiles implements IgnoringIndex {
  /** By `sameUri`, of the Dockerfiles that somebody wanted to know of. */
  private readonly known = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private isWatching = false;

  constructor(
    private readonly files: WorkspaceFiles,
    private readonly lookUp: LookUp,
  ) {}

  ignoringOf(uri: string): readonly IgnoreFile[] | undefined {
    return this.known.get(sameUri(uri))?.found;
  }

  /** Sees to it that something is known of a Dockerfile soon; listeners hear of it. */
  want(uri: string): void {
    this.wanted(uri);
  }

  /** What is known of a Dockerfile, once somebody looked. */
  async ask(uri: string): Promise<readonly IgnoreFile[] | undefined> {
    const entry = this.wanted(uri);
    for (let awaited: Promise<void> | undefined; awaited !== entry.isRead; ) {
      awaited = entry.isRead;
      await awaited;
    }
    return entry.found;
  }

  private wanted(uri: string): Entry {
    const key = sameUri(uri);
    const known = this.known.get(key);
    if (known) return known;
    const entry: Entry = { uri, found: undefined, reading: 0, isRead: Promise.resolve() };
    this.known.set(key, entry);
    this.watch();
    this.read(entry);
    return entry;
  }

  /** Nobody wants to know any more. */
  forget(uri: string): void {
    this.known.delete(sameUri(uri));
  }

  /** Reads all anew, because something else than ignore files decides about contexts now. */
  refresh(): void {
    for (const entry of this.known.values()) this.read(entry);
  }

  /** Calls back when an answer changed. Returns what ends that. */
  listen(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  private watch(): void {
    if (this.isWatching) return;
    this.isWatching = true;
    void this.files.watch(globs, this.changed);
  }

  private readonly changed = (uri: string | undefined): void => {
    if (uri === undefined || uri.endsWith('.dockerignore')) this.refresh();
  };

  private read(entry: Entry): void {
    const reading = ++entry.reading;
    entry.isRead = this.lookUp(entry.uri).then(
      (found) => {
        if (reading === entry.reading) this.found(entry, found);
      },
      () => undefined,
    );
  }

  private found(entry: Entry, found: readonly IgnoreFile[] | undefined): void {
    const isSame = textOf(found) === textOf(entry.found);
    if (isSame && Boolean(found) === Boolean(entry.found)) return;
    entry.found = found;
    // That there is none changes nothing for those who took it to be so.
    if (!isSame) for (const listener of this.listeners) listener();
  }
}

interface Entry {
  readonly uri: string;
  found: readonly IgnoreFile[] | undefined;
  /** The number of the last look; what an earlier one finds does not count. */
  reading: number;
  /** Resolves when that look is over, and does not fail. */
  isRead: Promise<void>;
}

function textOf(files: readonly IgnoreFile[] = []): string {
  return JSON.stringify(files.map(({ uri, ignore }) => [uri, ignore.patterns.map((one) => [one.line, one.written])]));
}
