import { type ContentChange, OpenDocument } from './openDocument';
import type { Snapshot } from './snapshot';
import { createSnapshot, nextSnapshot } from './snapshots';
import { noTargets, type TargetIndex } from './targetIndex';

interface Entry {
  readonly document: OpenDocument;
  snapshot?: Snapshot;
}

/**
 * The open Dockerfiles. Edits are applied at once; the snapshot of what they led to is made when somebody asks for it,
 * out of the one before.
 */
export class Documents {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly targets: TargetIndex = noTargets) {}

  open(uri: string, version: number, text: string): void {
    this.entries.set(uri, { document: new OpenDocument(uri, version, text) });
  }

  /** Edits of a document that is not open are of no interest to anybody. */
  change(uri: string, version: number, changes: readonly ContentChange[]): void {
    this.entries.get(uri)?.document.update(changes, version);
  }

  close(uri: string): void {
    this.entries.delete(uri);
  }

  uris(): string[] {
    return [...this.entries.keys()];
  }

  versionOf(uri: string): number | undefined {
    return this.entries.get(uri)?.document.version;
  }

  snapshot(uri: string): Snapshot | undefined {
    const entry = this.entries.get(uri);
    if (!entry) return undefined;
    const { document, snapshot } = entry;
    if (snapshot?.version === document.version && !document.hasChanged) return snapshot;
    const at = { uri, version: document.version, text: document.text, targets: this.targets.targetsOf(uri) };
    const changed = document.takeChange();
    entry.snapshot = snapshot ? nextSnapshot(snapshot, at, changed) : createSnapshot(at);
    return entry.snapshot;
  }
}
