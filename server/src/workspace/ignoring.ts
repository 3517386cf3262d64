import { sameUri } from '../util/uris';
import type { IgnoreFile } from './dockerignore';
import type { WorkspaceFiles } from './files';

/** Knows what keeps files out of the builds of open Dockerfiles, and answers at once with what it knows so far. */
export interface IgnoringIndex {
  /** The same array for as long as nothing about it changes. */
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
    const key = sameUri(uri);
    if (this.known.has(key)) return;
    const entry: Entry = { uri, found: undefined, reading: 0 };
    this.known.set(key, entry);
    this.watch();
    this.read(entry);
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
    void this.lookUp(entry.uri).then(
      (found) => {
        if (reading !== entry.reading || isSame(found, entry.found)) return;
        entry.found = found;
        for (const listener of this.listeners) listener();
      },
      () => undefined,
    );
  }
}

interface Entry {
  readonly uri: string;
  found: readonly IgnoreFile[] | undefined;
  /** The number of the last look; what an earlier one finds does not count. */
  reading: number;
}

function isSame(a: readonly IgnoreFile[] | undefined, b: readonly IgnoreFile[] | undefined): boolean {
  return textOf(a) === textOf(b);
}

function textOf(files: readonly IgnoreFile[] = []): string {
  return JSON.stringify(files.map(({ uri, ignore }) => [uri, ignore.patterns.map((one) => [one.line, one.written])]));
}
