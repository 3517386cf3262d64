import type { Range } from 'vscode-languageserver-types';
import { nameOf, namesBelow, sameUri } from '../util/uris';
import { dockerfileGlobs, isDockerfileName } from './dockerfileNames';
import type { WorkspaceFiles } from './files';
import type { Snapshot } from './snapshot';
import { createSnapshot } from './snapshots';

/** What is kept of a stage of a file that is not open. */
export interface IndexedStage {
  readonly index: number;
  /** As written. */
  readonly name: string | undefined;
  /** As written. */
  readonly base: string;
  /** Of its name, or of its FROM where it has none. */
  readonly range: Range;
}

export interface IndexedDockerfile {
  readonly uri: string;
  readonly stages: readonly IndexedStage[];
}

interface Entry extends IndexedDockerfile {
  /** Changes when the file does. */
  readonly stamp: string | undefined;
}

/** As many files are asked for at once. */
const together = 16;

/**
 * The stages of all Dockerfiles of the open folders, as they are on disk. Nothing is looked at before somebody asks; from
 * then on only what changed is read again.
 */
export class DockerfileIndex {
  /** By `sameUri`. */
  private readonly entries = new Map<string, Entry>();
  /** Files that are not as they were. */
  private readonly changed = new Set<string>();
  private isListed = false;
  private watching: Promise<boolean> | undefined;
  private updating: Promise<void> | undefined;

  constructor(private readonly files: WorkspaceFiles) {}

  async dockerfiles(): Promise<readonly IndexedDockerfile[]> {
    this.updating ??= this.update().finally(() => {
      this.updating = undefined;
    });
    await this.updating;
    return [...this.entries.values()];
  }

  private async update(): Promise<void> {
    this.watching ??= this.files.watch(dockerfileGlobs, (uri) => this.hear(uri));
    const isWatched = await this.watching;
    if (!isWatched || !this.isListed) await this.list(isWatched);
    const changed = [...this.changed];
    this.changed.clear();
    await inTurns(changed, (uri) => this.read(uri));
  }

  /** Finds out which files there are, and which of them have to be read. */
  private async list(isWatched: boolean): Promise<void> {
    this.isListed = true;
    const uris = (await this.files.find(dockerfileGlobs)).filter((uri) => isDockerfileName(nameOf(uri)));
    const found = new Set(uris.map(sameUri));
    for (const key of this.entries.keys()) if (!found.has(key)) this.entries.delete(key);
    await inTurns(uris, async (uri) => {
      const known = this.entries.get(sameUri(uri));
      if (!known || isWatched || known.stamp !== (await this.stampOf(uri))) this.changed.add(uri);
    });
  }

  private async read(uri: string): Promise<void> {
    const key = sameUri(uri);
    const stamp = await this.stampOf(uri);
    const text = stamp === undefined ? undefined : await this.files.read(uri);
    if (text === undefined) this.entries.delete(key);
    else this.entries.set(key, { ...indexed(createSnapshot({ uri, version: 0, text, targets: [] })), stamp });
  }

  private async stampOf(uri: string): Promise<string | undefined> {
    const facts = await this.files.stat(uri);
    return facts && `${facts.changed} ${facts.size}`;
  }

  private hear(uri: string | undefined): void {
    if (uri === undefined) this.isListed = false;
    else if (isDockerfileName(nameOf(uri))) this.changed.add(uri);
    else {
      for (const [key, entry] of this.entries) if (namesBelow(uri, entry.uri)) this.entries.delete(key);
    }
  }
}

/** What the index would keep of a Dockerfile. */
export function indexed({ uri, graph }: Snapshot): IndexedDockerfile {
  const stages = graph.stages.map(({ index, writtenName, base, nameRange, from }) => ({
    index,
    name: writtenName,
    base: base.written,
    range: nameRange ?? from.rangeOf(from.parts.keyword),
  }));
  return { uri, stages };
}

async function inTurns(uris: readonly string[], look: (uri: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < uris.length; at += together) await Promise.all(uris.slice(at, at + together).map(look));
}
