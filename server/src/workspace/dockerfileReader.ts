import { sameUri } from '../util/uris';
import type { Documents } from './documents';
import type { WorkspaceFiles } from './files';
import type { Snapshot } from './snapshot';
import { createSnapshot } from './snapshots';
import { noTargets, type TargetIndex } from './targetIndex';

/** As many are kept of those that are not open; the others are read again. */
const mostKept = 40;

interface Entry {
  /** Changes when the file does. */
  readonly stamp: string;
  readonly snapshot: Promise<Snapshot | undefined>;
}

/** Reads Dockerfiles for others that build them: what is in the editor, else what is on disk, once for each state of it. */
export class DockerfileReader {
  /** By `sameUri`, what was asked for last at the end. */
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly documents: Documents,
    private readonly files: WorkspaceFiles,
    private readonly targets: TargetIndex = noTargets,
  ) {}

  /** All that is known of a Dockerfile; undefined where there is none. */
  async snapshot(uri: string): Promise<Snapshot | undefined> {
    const key = sameUri(uri);
    const open = this.documents.uris().find((one) => sameUri(one) === key);
    if (open !== undefined) return this.documents.snapshot(open);
    const snapshot = await this.onDisk(key, uri);
    return snapshot && this.withTargets(key, snapshot);
  }

  private async onDisk(key: string, uri: string): Promise<Snapshot | undefined> {
    const facts = await this.files.stat(uri);
    if (facts?.kind !== 'file') {
      this.entries.delete(key);
      return undefined;
    }
    const stamp = `${facts.changed} ${facts.size}`;
    const known = this.entries.get(key);
    const entry = known?.stamp === stamp ? known : { stamp, snapshot: this.read(uri) };
    this.keep(key, entry);
    return entry.snapshot;
  }

  private async read(uri: string): Promise<Snapshot | undefined> {
    const text = await this.files.read(uri);
    return text === undefined ? undefined : createSnapshot({ uri, version: 0, text, targets: [] });
  }

  /** The same snapshot for as long as the same builds are known. */
  private withTargets(key: string, snapshot: Snapshot): Snapshot {
    const targets = this.targets.targetsOf(snapshot.uri);
    if (snapshot.targets === targets || (targets.length === 0 && snapshot.targets.length === 0)) return snapshot;
    const withThem = { ...snapshot, targets };
    const entry = this.entries.get(key);
    if (entry) this.keep(key, { ...entry, snapshot: Promise.resolve(withThem) });
    return withThem;
  }

  private keep(key: string, entry: Entry): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
    const [oldest] = this.entries.keys();
    if (this.entries.size > mostKept && oldest !== undefined) this.entries.delete(oldest);
  }
}
