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
  private updating: Promise<boolean> | undefined;
  private checking: Promise<void> | undefined;
  /** How often something was heard. */
  private news = 0;
  /** How often an entry changed. */
  private edition = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly files: WorkspaceFiles) {}

  /**
   * Calls back when the answer to `dockerfiles` may not be the last one any more, once somebody asked for it. Returns what
   * ends that.
   */
  listen(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  async dockerfiles(): Promise<readonly IndexedDockerfile[]> {
    this.updating ??= this.update().finally(() => {
      this.updating = undefined;
    });
    const isListed = await this.updating;
    if (!isListed) this.checkLater();
    return [...this.entries.values()];
  }

  /** Whether it had to look for all files. */
  private async update(): Promise<boolean> {
    this.watching ??= this.files.watch(dockerfileGlobs, (uri) => this.hear(uri));
    const isListing = !(await this.watching) || !this.isListed;
    if (isListing) await this.list();
    await this.readChanged();
    return isListing;
  }

  /**
   * Watchers begin late and miss things. So whoever asks gets what is known at once, and what nobody told of is there for
   * the next one who asks.
   */
  private checkLater(): void {
    const check = async () => {
      const { edition } = this;
      await this.list();
      await this.readChanged();
      if (edition !== this.edition) this.tell();
    };
    this.checking ??= check()
      .catch(() => undefined)
      .finally(() => {
        this.checking = undefined;
      });
  }

  private async readChanged(): Promise<void> {
    const changed = [...this.changed];
    this.changed.clear();
    await inTurns(changed, (uri) => this.read(uri));
  }

  /** Finds out which files there are, and which of them have to be read. */
  private async list(): Promise<void> {
    this.isListed = true;
    const { news } = this;
    const uris = (await this.files.find(dockerfileGlobs)).filter((uri) => isDockerfileName(nameOf(uri)));
    const changed: string[] = [];
    await inTurns(uris, async (uri) => {
      const known = this.entries.get(sameUri(uri));
      if (!known || known.stamp !== (await this.stampOf(uri))) changed.push(uri);
    });
    for (const uri of changed) this.changed.add(uri);
    // What was heard of meanwhile is not in the list.
    if (news !== this.news) return;
    const found = new Set(uris.map(sameUri));
    for (const key of this.entries.keys()) if (!found.has(key)) this.forget(key);
  }

  private async read(uri: string): Promise<void> {
    const key = sameUri(uri);
    const stamp = await this.stampOf(uri);
    const text = stamp === undefined ? undefined : await this.files.read(uri);
    if (text === undefined) return this.forget(key);
    this.entries.set(key, { ...indexed(createSnapshot({ uri, version: 0, text, targets: [] })), stamp });
    this.edition++;
  }

  private forget(key: string): void {
    if (this.entries.delete(key)) this.edition++;
  }

  private async stampOf(uri: string): Promise<string | undefined> {
    const facts = await this.files.stat(uri);
    return facts && `${facts.changed} ${facts.size}`;
  }

  private hear(uri: string | undefined): void {
    const { edition } = this;
    this.news++;
    if (uri === undefined) this.isListed = false;
    else if (isDockerfileName(nameOf(uri))) this.changed.add(uri);
    else {
      for (const [key, entry] of this.entries) if (namesBelow(uri, entry.uri)) this.forget(key);
      if (edition === this.edition) return;
    }
    this.tell();
  }

  private tell(): void {
    for (const changed of this.listeners) changed();
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
