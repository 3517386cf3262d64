import type { TargetReference } from '../../targets/targetReference';
import { sameUri } from '../../util/uris';
import type { DockerfileIndex } from '../dockerfileIndex';
import type { WorkspaceFiles } from '../files';
import type { TargetSettings } from '../settings';
import type { Snapshot } from '../snapshot';
import { noTargets, type TargetCoverage, type TargetIndex } from '../targetIndex';
import { DockerfileWorld, type StagedDockerfile } from './dockerfileWorld';
import { excludedPaths } from './excludedPaths';
import { type Links, link, noLinks } from './links';
import { OtherDockerfiles } from './otherDockerfiles';
import type { Pace } from './pace';
import { placeOf } from './place';
import { Sources, type TargetFinders } from './sources';
import { type Scan, WorkspaceScan } from './workspaceScan';

export interface TargetsHost {
  readonly files: WorkspaceFiles;
  readonly dockerfiles: DockerfileIndex;
  readonly finders: TargetFinders;
  readonly pace: Pace;
  /** Told of each look through the files. */
  readonly began: (scan: Scan) => void;
}

/** In milliseconds. */
const typingTime = 300;

interface OpenText {
  readonly uri: string;
  readonly text: () => string;
}

/**
 * The index over the open folders. It begins to read when it is first asked; what is open in an editor counts as it is
 * there, from the moment that it is opened.
 */
export class WorkspaceTargets implements TargetIndex {
  private settings: TargetSettings = { enabled: true, exclude: [] };
  private readonly sources: Sources;
  private scan: WorkspaceScan;
  private readonly others: OtherDockerfiles;
  private readonly listeners = new Set<() => void>();
  private readonly open = new Map<string, OpenText>();
  /** Of `open`, what was edited since it was last read. */
  private readonly edited = new Set<string>();
  private onDisk: readonly StagedDockerfile[] = [];
  private inEditor: readonly StagedDockerfile[] = [];
  private world: DockerfileWorld | undefined;
  private links: Links = noLinks;
  /** Something was read or edited that `links` do not know of. */
  private isStale = false;
  /** What listeners were told of last. */
  private told: Links = noLinks;
  private begun: Promise<void> | undefined;
  private finding: Promise<void> | undefined;
  private typing: Promise<void> | undefined;
  /** How often somebody asked for the Dockerfiles. */
  private news = 0;

  constructor(private readonly host: TargetsHost) {
    this.sources = new Sources(host.finders);
    this.others = new OtherDockerfiles(host.files, this.worldChanged);
    this.scan = this.newScan();
  }

  targetsOf(dockerfileUri: string): readonly TargetReference[] {
    return this.upToDate().byDockerfile.get(sameUri(dockerfileUri)) ?? noTargets.targetsOf(dockerfileUri);
  }

  referencesIn(uri: string): readonly TargetReference[] {
    return this.upToDate().byFile.get(sameUri(uri)) ?? noTargets.referencesIn(uri);
  }

  files(): readonly string[] {
    return [...this.upToDate().byFile.values()].flatMap(([first]) => first?.uri ?? []);
  }

  get coverage(): TargetCoverage {
    return this.settings.enabled ? this.scan.coverage : noTargets.coverage;
  }

  listen(changed: () => void): () => void {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  }

  /** Done once it is known which Dockerfiles there are: from then on a build is linked to the right one. */
  async ready(): Promise<void> {
    this.begin();
    await this.begun;
  }

  /** Done once all files were read, and all Dockerfiles that only those know of. */
  async complete(): Promise<void> {
    await this.ready();
    await this.scan.ended;
    this.upToDate();
    await this.others.settled();
  }

  configure(settings: TargetSettings): void {
    const wasEnabled = this.settings.enabled;
    this.settings = settings;
    if (wasEnabled && !settings.enabled) this.forgetAll();
    this.scan.setExclude(settings.exclude);
    if (settings.enabled !== wasEnabled) for (const key of this.open.keys()) this.edited.add(key);
  }

  /** A file, be it a Dockerfile or not, is in an editor. `text` is its text at any later time. */
  opened(uri: string, text: () => string): void {
    this.open.set(sameUri(uri), { uri, text });
    this.edit(uri);
    this.scan.recheck();
  }

  edit(uri: string): void {
    if (this.open.has(sameUri(uri))) this.edited.add(sameUri(uri));
  }

  closed(uri: string): void {
    const key = sameUri(uri);
    this.open.delete(key);
    this.edited.delete(key);
    this.sources.remove('editor', uri);
    this.isStale = true;
  }

  /**
   * Takes the stages of the open Dockerfiles as they are now, and tells of what other edits changed. Which Dockerfile has
   * which stage matters once nobody types their names any more.
   */
  refresh(inEditor: readonly StagedDockerfile[]): void {
    if (!this.settings.enabled) return;
    const isNew = stagesOf(this.inEditor) !== stagesOf(inEditor);
    this.inEditor = inEditor;
    if (this.begun === undefined) return;
    if (isNew) this.typing ??= this.whenTyped();
    if (!isSame(this.upToDate(), this.told)) this.tell();
  }

  private async whenTyped(): Promise<void> {
    await this.host.pace.wait(typingTime);
    this.typing = undefined;
    this.worldChanged();
  }

  private upToDate(): Links {
    if (!this.settings.enabled) return noLinks;
    this.begin();
    this.readEdited();
    if (!this.isStale && this.world) return this.links;
    this.isStale = false;
    if (!this.sources.settle() && this.world) return this.links;
    this.world ??= this.newWorld();
    this.links = link(this.sources.builds(), this.world, this.links);
    this.others.lookLater();
    return this.links;
  }

  private begin(): void {
    if (this.begun || !this.settings.enabled) return;
    this.scan.begin();
    // What is near is of few Dockerfiles, and known to be before all others are looked for.
    this.begun = this.scan.near.then(() => this.findDockerfiles());
    this.host.dockerfiles.listen(() => void this.findDockerfiles());
  }

  /** However often it is asked while it looks, it looks once more. */
  private findDockerfiles(): Promise<void> {
    this.news++;
    this.finding ??= this.lookForDockerfiles().finally(() => {
      this.finding = undefined;
    });
    return this.finding;
  }

  private async lookForDockerfiles(): Promise<void> {
    for (let seen = 0; seen !== this.news; ) {
      seen = this.news;
      const found = await this.host.dockerfiles.dockerfiles();
      if (stagesOf(found) === stagesOf(this.onDisk)) continue;
      this.onDisk = found;
      this.worldChanged();
    }
  }

  /** Whether a target exists may be another question now, even where it is the same Dockerfile's as before. */
  private readonly worldChanged = (): void => {
    this.world = undefined;
    this.tell();
  };

  /** What is read anew may stand in other folders, as they come and go. */
  private readonly wasRead = (): void => {
    for (const key of this.open.keys()) this.edited.add(key);
    this.isStale = true;
    this.worldChanged();
  };

  private readEdited(): void {
    const isExcluded = excludedPaths(this.settings.exclude);
    for (const key of this.edited) {
      const open = this.open.get(key);
      const place = open && placeOf(open.uri, this.host.files.folders());
      if (!place || !this.sources.matches(place.path)) continue;
      this.isStale = true;
      if (isExcluded(place.path)) this.sources.remove('editor', open.uri);
      else this.sources.put('editor', open.uri, place, open.text());
    }
    this.edited.clear();
  }

  private newWorld(): DockerfileWorld {
    const all = new Map<string, StagedDockerfile>();
    for (const one of [...this.onDisk, ...this.others.all(), ...this.inEditor]) all.set(sameUri(one.uri), one);
    return new DockerfileWorld([...all.values()], this.host.files.folders(), this.others.miss);
  }

  private newScan(): WorkspaceScan {
    const { files, pace, began } = this.host;
    const near = () => [...this.open.values()].map(({ uri }) => uri);
    return new WorkspaceScan({ files, pace, began, sources: this.sources, near, changed: this.wasRead });
  }

  private forgetAll(): void {
    this.scan.stop();
    this.scan = this.newScan();
    this.sources.clear();
    this.isStale = true;
    this.begun = undefined;
    this.links = noLinks;
    this.tell();
  }

  private tell(): void {
    this.told = this.upToDate();
    for (const changed of this.listeners) changed();
  }
}

/** What others see of a Dockerfile that is open. */
export function stagedIn(snapshot: Snapshot | undefined): StagedDockerfile[] {
  return snapshot
    ? [{ uri: snapshot.uri, stages: snapshot.graph.stages.map(({ writtenName: name }) => ({ name })) }]
    : [];
}

/** What decides over which Dockerfile a build is of. */
function stagesOf(dockerfiles: readonly StagedDockerfile[]): string {
  return JSON.stringify(dockerfiles.map(({ uri, stages }) => [uri, ...stages.map(({ name }) => name)]));
}

function isSame(one: Links, other: Links): boolean {
  if (one.byFile.size !== other.byFile.size) return false;
  return [...one.byFile].every(([key, references]) => other.byFile.get(key) === references);
}
