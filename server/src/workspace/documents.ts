import type { StageGraph } from '../model/stageGraph';
import { type IgnoringIndex, noIgnoring } from './ignoring';
import { type ContentChange, OpenDocument } from './openDocument';
import { ReadAhead, smallText } from './readAhead';
import type { ShellChecks } from './shellcheck/shellChecks';
import type { Snapshot } from './snapshot';
import { createSnapshot, nextSnapshot, snapshotOf, type VersionedText } from './snapshots';
import { noTargets, type TargetIndex } from './targetIndex';

interface Entry {
  readonly document: OpenDocument;
  snapshot?: Snapshot;
  /** Until `readAhead` is through with it. */
  isNew: boolean;
  /** What is still to be asked of its first graph. */
  questions?: ((graph: StageGraph) => unknown)[];
  /** What is read of a document that has no snapshot yet, and at which version. */
  ahead?: { readonly version: number; readonly reading: ReadAhead };
}

/**
 * The open Dockerfiles. Edits are applied at once; the snapshot of what they led to is made when somebody asks for it,
 * out of the one before.
 */
export class Documents {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly targets: TargetIndex = noTargets,
    private readonly ignoring: IgnoringIndex = noIgnoring,
    private readonly shell: Pick<ShellChecks, 'current'> = { current: undefined },
  ) {}

  open(uri: string, version: number, text: string): void {
    this.entries.set(uri, { document: new OpenDocument(uri, version, text), isNew: true });
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

  /**
   * Does the next small part of the work for a large document that is new: a slice of the text, the graph, its errors.
   * True once nothing is left that takes long. What is asked for earlier is answered as well, after a pause.
   */
  readAhead(uri: string): boolean {
    const entry = this.entries.get(uri);
    if (!entry?.isNew || entry.document.text.length < smallText) return true;
    const { document, ahead, snapshot } = entry;
    if (snapshot) {
      entry.questions ??= [...questions];
      entry.questions.shift()?.(snapshot.graph);
      entry.isNew = entry.questions.length > 0;
    } else if (ahead?.version !== document.version) {
      entry.ahead = { version: document.version, reading: new ReadAhead(document.text) };
    } else if (!ahead.reading.isDone) ahead.reading.advance();
    else this.snapshot(uri);
    return false;
  }

  textOf(uri: string): string | undefined {
    return this.entries.get(uri)?.document.text;
  }

  /** Whether a snapshot of it is there, or takes no time that anybody would feel. */
  isRead(uri: string): boolean {
    const entry = this.entries.get(uri);
    return entry !== undefined && (!entry.isNew || entry.document.text.length < smallText);
  }

  snapshot(uri: string): Snapshot | undefined {
    const entry = this.entries.get(uri);
    if (!entry) return undefined;
    const { document, snapshot } = entry;
    const known = {
      targets: this.targets.targetsOf(uri),
      lookedThrough: this.targets.coverage,
      ignoring: this.ignoring.ignoringOf(uri),
      shellComments: this.shell.current,
    };
    const isSameText = snapshot?.version === document.version && !document.hasChanged;
    if (isSameText && knowsTheSame(snapshot, known)) return snapshot;
    const at = { uri, version: document.version, text: document.text, ...known };
    const changed = document.takeChange();
    entry.snapshot = snapshot ? nextSnapshot(snapshot, at, changed) : firstSnapshot(at, entry);
    entry.ahead = undefined;
    return entry.snapshot;
  }
}

type Surroundings = Pick<Snapshot, 'targets' | 'lookedThrough' | 'ignoring' | 'shellComments'>;

/** While files are read, nobody needs to hear how many there were so far. */
function knowsTheSame(snapshot: Snapshot, { targets, lookedThrough, ignoring, shellComments }: Surroundings): boolean {
  const { state, files } = snapshot.lookedThrough ?? {};
  const isSameCoverage = state === lookedThrough?.state && (state === 'reading' || files === lookedThrough?.files);
  const isSameAround = snapshot.targets === targets && snapshot.ignoring === ignoring;
  return isSameCoverage && isSameAround && snapshot.shellComments === shellComments;
}

function firstSnapshot(at: VersionedText, { ahead }: Entry): Snapshot {
  return ahead?.version === at.version ? snapshotOf(at, ahead.reading.dockerfile) : createSnapshot(at);
}

/** What the rules ask first of a graph, which keeps the answers. */
const questions: readonly ((graph: StageGraph) => unknown)[] = [
  (graph) => graph.stages,
  (graph) => graph.fileErrors,
  (graph) => graph.invalidReferences,
  (graph) => graph.stageErrors,
];
