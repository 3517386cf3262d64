import { nameOf, sameUri } from '../../util/uris';
import type { WorkspaceFiles } from '../files';
import type { TargetCoverage } from '../targetIndex';
import { candidateGlobs, isNameless } from './candidateFiles';
import { excludedPaths } from './excludedPaths';
import { type Candidate, type Candidates, findCandidates, findIn, nearFolders } from './findCandidates';
import type { Pace } from './pace';
import { placeOf } from './place';
import { longestSource, type Sources } from './sources';

/** A look through the files of the open folders, while it goes on. */
export interface Scan {
  /** How many files were read, of how many that have to be; of 0 while nobody knows. */
  progress(): { readonly read: number; readonly all: number };
  /** Done once there is nothing left to do. */
  readonly ended: Promise<void>;
  /** Leaves the others unread. */
  cancel(): void;
}

export interface ScanParams {
  readonly files: WorkspaceFiles;
  readonly pace: Pace;
  readonly sources: Sources;
  /** What somebody looks at: what is near to it is read first. */
  readonly near: () => readonly string[];
  /** More was read, or something is gone. */
  readonly changed: () => void;
  readonly began: (scan: Scan) => void;
}

/** In milliseconds: one change seldom comes alone. */
const settleTime = 150;
/** As many files are asked for at once. */
const together = 24;
/** In characters: as much is looked through in one go. */
const sliceLength = 100_000;
/** In characters: beyond these no more files are read. */
const mostRead = 200_000_000;
/** Files without an ending, beyond these, are not watched. */
const mostNames = 100;

/** Reads the files that may ask for builds into `sources`, and again what changes of them. */
export class WorkspaceScan {
  /** What is there, by `sameUri`. */
  private known: Candidates['files'] = new Map();
  /** The folders that have some of it below them, by `sameUri`. */
  private folders: ReadonlySet<string> = new Set();
  private leavesOut: Candidates['leavesOut'] = () => false;
  private exclude: readonly string[] = [];
  /** What has to be read, in this order. */
  private readonly queue = new Map<string, Candidate>();
  /** What nobody waited for. */
  private readonly skipped = new Set<string>();
  private readonly stamps = new Map<string, string>();
  private readonly watchedNames = new Set<string>();
  private isListed = false;
  private isStopped = false;
  /** It was once known which files there are. */
  private hasList = false;
  private isCut = false;
  /** All was read once. What is read again later makes little difference. */
  private isThrough = false;
  private isWatched: boolean | undefined;
  private running: Promise<void> | undefined;
  private waiting: Promise<void> | undefined;
  private read = 0;
  /** Of a batch, what is still to come. */
  private asked = 0;
  private length = 0;

  /** Done once what stands right beside what somebody looks at was read. */
  readonly near: Promise<void>;
  private nearRead: () => void = () => undefined;

  constructor(private readonly params: ScanParams) {
    this.near = new Promise((resolve) => {
      this.nearRead = resolve;
    });
  }

  get coverage(): TargetCoverage {
    const files = this.known.size - this.skipped.size;
    if (!this.isThrough) return { state: 'reading', files: Math.min(files, this.read) };
    return { state: this.isCut || this.skipped.size > 0 ? 'partial' : 'complete', files };
  }

  /** Done once there is nothing left to do. */
  get ended(): Promise<void> {
    return this.running ?? Promise.resolve();
  }

  /** Does what there is to do, unless it is at it already. */
  begin(): void {
    if (this.running || this.isStopped) return;
    this.read = 0;
    const ended = this.run().finally(() => {
      this.running = undefined;
      if (!this.isStopped) this.params.changed();
    });
    this.running = ended;
    const progress = () => ({ read: this.read, all: this.hasList ? this.read + this.asked + this.queue.size : 0 });
    this.params.began({ progress, ended, cancel: () => this.skip() });
  }

  /** Somebody looks again: that is when hosts that can't tell of changes are asked for them. */
  recheck(): void {
    if (this.isWatched !== false) return;
    this.isListed = false;
    this.begin();
  }

  /** Nothing is read from now on. */
  stop(): void {
    this.isStopped = true;
    this.queue.clear();
  }

  /** Globs of what is not looked at. */
  setExclude(exclude: readonly string[]): void {
    if (exclude.join('\n') === this.exclude.join('\n')) return;
    this.exclude = exclude;
    this.isListed = false;
    if (this.isWatched !== undefined) this.begin();
  }

  private async run(): Promise<void> {
    const watching = this.isWatched ?? this.params.files.watch([...candidateGlobs, '**/.gitignore'], this.hear);
    if (!this.isListed) await this.readNear();
    this.nearRead();
    this.isWatched = await watching;
    while ((!this.isListed || this.queue.size > 0) && !this.isStopped) {
      if (!this.isListed) await this.list();
      await this.readQueue();
    }
    this.isThrough = true;
    await this.watchNameless();
  }

  private skip(): void {
    for (const key of this.queue.keys()) this.skipped.add(key);
    this.queue.clear();
  }

  /** What somebody looks at gets its builds before all files are found. */
  private async readNear(): Promise<void> {
    for (const folders of nearFolders(this.params.files.folders(), this.params.near())) {
      const near = (await findIn(folders, this.search)).map((one) => [sameUri(one.uri), one] as const);
      const added = near.filter(([key]) => !this.known.has(key));
      if (added.length === 0) continue;
      this.known = new Map([...this.known, ...added]);
      for (const [key, candidate] of added) this.queue.set(key, candidate);
      await this.readQueue();
      this.params.changed();
      this.nearRead();
    }
  }

  private get search() {
    const { files, pace, sources } = this.params;
    const matches = (path: string) => sources.matches(path);
    return { files, pace, matches, isExcluded: excludedPaths(this.exclude) };
  }

  /** Finds out which files there are, and which of them have to be read. */
  private async list(): Promise<void> {
    this.isListed = true;
    const found = await findCandidates(this.search);
    this.hasList = true;
    for (const [key, { uri }] of this.known) if (!found.files.has(key)) this.forget(key, uri);
    for (const [key, candidate] of found.files) {
      const mayHaveChanged = this.queue.has(key) || (!this.isWatched && !this.skipped.has(key));
      const isElsewhere = this.known.get(key)?.place.folder !== candidate.place.folder;
      if (mayHaveChanged || isElsewhere) this.queue.set(key, candidate);
    }
    this.known = found.files;
    this.leavesOut = found.leavesOut;
    this.isCut = found.isCut;
    this.folders = foldersOf(found.files.values());
  }

  private async readQueue(): Promise<void> {
    let length = 0;
    while (this.queue.size > 0) {
      const batch = this.takeBatch();
      this.asked = batch.length;
      const looks = await Promise.all(batch.map(([key, candidate]) => this.look(key, candidate)));
      for (const [index, [key, candidate]] of batch.entries()) {
        length += this.take(key, candidate, looks[index]);
        if (length < sliceLength) continue;
        length = 0;
        await this.params.pace.turn();
      }
    }
  }

  private takeBatch(): [string, Candidate][] {
    const batch: [string, Candidate][] = [];
    for (const one of this.queue) {
      this.queue.delete(one[0]);
      if (batch.push(one) === together) break;
    }
    return batch;
  }

  /** Undefined where the file is as it was. */
  private async look(key: string, { uri }: Candidate): Promise<{ readonly text: string | undefined } | undefined> {
    const { files } = this.params;
    if (!this.isWatched) {
      const facts = await files.stat(uri);
      const stamp = `${facts?.changed} ${facts?.size}`;
      if (stamp === this.stamps.get(key)) return undefined;
      this.stamps.set(key, stamp);
    }
    return { text: await files.read(uri) };
  }

  /** Says how much it was. */
  private take(key: string, { uri, place }: Candidate, look: Awaited<ReturnType<WorkspaceScan['look']>>): number {
    const { sources } = this.params;
    this.read++;
    this.asked--;
    this.skipped.delete(key);
    if (look?.text !== undefined) sources.put('disk', uri, place, look.text);
    else if (look) sources.remove('disk', uri);
    const length = look?.text?.length ?? 0;
    if (length > longestSource) this.skipped.add(key);
    this.length += length;
    if (this.length > mostRead) this.skip();
    return length;
  }

  private forget(key: string, uri: string): void {
    this.queue.delete(key);
    this.skipped.delete(key);
    this.stamps.delete(key);
    this.params.sources.remove('disk', uri);
  }

  /** No watcher can be asked for all names without an ending, but it can for those that matter. */
  private async watchNameless(): Promise<void> {
    const builds = [...this.params.sources.builds().values()];
    const names = builds.map(({ uri }) => nameOf(uri)).filter((name) => isNameless(name) && /^[\w-]+$/.test(name));
    const added = [...new Set(names)].filter((name) => !this.watchedNames.has(name));
    if (!this.isWatched || added.length === 0 || this.watchedNames.size + added.length > mostNames) return;
    for (const name of added) this.watchedNames.add(name);
    await this.params.files.watch(
      added.map((name) => `**/${name}`),
      this.hear,
    );
  }

  private readonly hear = (uri: string | undefined): void => {
    if (this.isStopped) return;
    if (uri === undefined) {
      this.isListed = false;
      this.isThrough = false;
      for (const [key, candidate] of this.known) this.queue.set(key, candidate);
    } else this.hearOf(uri);
    if (this.isListed && this.queue.size === 0) return;
    this.waiting ??= this.params.pace.wait(settleTime).then(() => {
      this.waiting = undefined;
      this.begin();
    });
  };

  private hearOf(uri: string): void {
    const key = sameUri(uri);
    const candidate = this.known.get(key);
    if (candidate) this.queue.set(key, candidate);
    else if (this.folders.has(key)) this.isListed = false;
    else {
      const place = placeOf(uri, this.params.files.folders());
      const isMeant = place && (nameOf(uri) === '.gitignore' || this.params.sources.matches(place.path));
      if (isMeant && !this.leavesOut(place)) this.isListed = false;
    }
  }
}

/** All folders that have a file somewhere below them, by `sameUri`. */
function foldersOf(candidates: Iterable<Candidate>): Set<string> {
  const folders = new Set<string>();
  for (const { place } of candidates) {
    const top = sameUri(place.folder);
    folders.add(top);
    for (let at = place.path.lastIndexOf('/'); at > 0; at = place.path.lastIndexOf('/', at - 1)) {
      const folder = `${top}/${place.path.slice(0, at)}`;
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
