import type { Position, Range } from 'vscode-languageserver-types';
import { checkedScripts } from '../model/checkedScripts';
import { allFinders } from '../targets/allFinders';
import { allFolderFinders } from '../targets/allFolderFinders';
import { isConfigFile } from './config/configFile';
import { ConfigFiles } from './config/configFiles';
import { configured } from './config/configured';
import { DockerfileIndex } from './dockerfileIndex';
import type { DockerfilePlaces } from './dockerfilePlaces';
import { DockerfileReader } from './dockerfileReader';
import type { IgnoreFile } from './dockerignore';
import { Documents } from './documents';
import { noFiles, type WorkspaceFiles } from './files';
import { IgnoringFiles } from './ignoring';
import { type InlineBlock, inlineBlocks, overlaysOf } from './inlineDockerfiles';
import type { ContentChange } from './openDocument';
import { isTargetFile, OpenTargetFiles, sharesLine } from './openTargetFiles';
import { defaultSettings, readSettings, type Settings } from './settings';
import { type RunShellCheck, ShellChecks } from './shellcheck/shellChecks';
import type { Snapshot } from './snapshot';
import { createSnapshot } from './snapshots';
import type { TargetFile } from './targetFile';
import { noTargets, type TargetIndex } from './targetIndex';
import { noPace, type Pace } from './targets/pace';
import type { Scan } from './targets/workspaceScan';
import { stagedIn, WorkspaceTargets } from './targets/workspaceTargets';

/** What the workspace is given from outside. */
export interface Surroundings {
  /** Who builds which stage; by default, what is found in the files around. */
  readonly targets?: TargetIndex | undefined;
  /** What lies around the Dockerfiles; none by default. */
  readonly files?: WorkspaceFiles | undefined;
  /** How to let others go first while files are read; nobody has to by default. */
  readonly pace?: Pace | undefined;
  /** Runs ShellCheck, if there is one; it is only asked where the settings allow it. */
  readonly shellCheck?: RunShellCheck | undefined;
  /** Told of each look through the files. */
  readonly began: (scan: Scan) => void;
  /** Told of each document that is closed. */
  readonly closed: (uri: string) => void;
  /** The ignore files that count for a Dockerfile. */
  readonly ignoringOf: (snapshot: Snapshot, files: WorkspaceFiles) => Promise<readonly IgnoreFile[] | undefined>;
  /** Whether there are Dockerfiles, and none of them has a stage of this name. */
  readonly isNowhere: (stage: string, places: DockerfilePlaces) => boolean;
}

/** What is open, what is set, and what lies around: all that changes over time. It answers no question of an editor. */
export class OpenWorkspace {
  readonly files: WorkspaceFiles;
  readonly configs: ConfigFiles;
  /** Who builds which stage. */
  readonly targets: TargetIndex;
  /** Reads Dockerfiles, be they open or not. */
  readonly reader: DockerfileReader;
  /** The ignore files that count for the open Dockerfiles. */
  readonly ignoring: IgnoringFiles;
  private settingsNow: Settings = defaultSettings;
  private readonly documents: Documents;
  private readonly targetFiles: OpenTargetFiles;
  private readonly dockerfiles: DockerfileIndex;
  private readonly found: WorkspaceTargets | undefined;
  private readonly shell: ShellChecks;

  constructor(private readonly surroundings: Surroundings) {
    const { targets, files, pace = noPace, shellCheck, began, ignoringOf, isNowhere } = surroundings;
    this.files = files ?? noFiles;
    this.dockerfiles = new DockerfileIndex(this.files);
    this.configs = new ConfigFiles(this.files);
    this.found = targets || !files ? undefined : findTargets({ files, dockerfiles: this.dockerfiles, pace, began });
    this.targets = targets ?? this.found ?? noTargets;
    this.ignoring = new IgnoringFiles(this.files, async (uri) => {
      const snapshot = await this.reader.snapshot(uri);
      return snapshot && ignoringOf(snapshot, this.files);
    });
    this.targets.listen(() => this.ignoring.refresh());
    this.shell = new ShellChecks(shellCheck);
    this.documents = new Documents(this.targets, this.ignoring, this.shell);
    this.reader = new DockerfileReader(this.documents, this.files, this.targets);
    this.targetFiles = new OpenTargetFiles({
      references: async (uri) => {
        await this.found?.ready();
        return this.targets.referencesIn(uri);
      },
      overlays: (uri) => overlaysOf(uri, this.targets),
      dockerfile: (uri) => this.reader.snapshot(uri),
      isNowhere: async (stage) => isNowhere(stage, await this.dockerfilePlaces()),
    });
  }

  /** A file of another `language` than Dockerfiles may be one that builds them. */
  open(uri: string, version: number, text: string, language?: string): void {
    if (isConfigFile(uri)) {
      this.configs.opened(uri, version, text);
      return;
    }
    void this.configs.load(uri);
    if (isTargetFile(uri, language)) this.targetFiles.open(uri, version, text);
    else this.documents.open(uri, version, text);
    this.found?.opened(uri, () => this.textOf(uri) ?? '');
  }

  change(uri: string, version: number, changes: readonly ContentChange[]): void {
    this.documents.change(uri, version, changes);
    this.targetFiles.change(uri, version, changes);
    this.configs.changed(uri, version, changes);
    this.found?.edit(uri);
  }

  close(uri: string): void {
    this.documents.close(uri);
    this.ignoring.forget(uri);
    this.targetFiles.close(uri);
    this.configs.closed(uri);
    this.configs.forget(uri);
    this.found?.closed(uri);
    this.surroundings.closed(uri);
  }

  /** See `Documents.readAhead`: call it until it is true, with a turn of the event loop in between. */
  readAhead(uri: string): boolean {
    return this.documents.readAhead(uri);
  }

  /** Whether a document is open as a Dockerfile. */
  isDockerfile(uri: string): boolean {
    return this.documents.versionOf(uri) !== undefined;
  }

  /** The open Dockerfiles. */
  openUris(): string[] {
    return this.documents.uris();
  }

  /** Whether a document asks for any builds. */
  hasTargets(uri: string): boolean {
    return this.targets.referencesIn(uri).length > 0;
  }

  /** The open files that may build Dockerfiles. */
  openTargetFiles(): string[] {
    return this.targetFiles.uris();
  }

  /** The open files in which projects say what they want of us. */
  openConfigFiles(): string[] {
    return this.configs.openUris();
  }

  /** Resolves when it is known what the project of an open document wants. */
  async settled(uri: string): Promise<void> {
    await this.configs.settled(uri);
  }

  /** The version that an open document is at. */
  versionOf(uri: string): number | undefined {
    return this.documents.versionOf(uri) ?? this.targetFiles.versionOf(uri) ?? this.configs.versionOf(uri);
  }

  /** The text of an open document, be it a Dockerfile or one that builds some. */
  textOf(uri: string): string | undefined {
    return this.targetFiles.textOf(uri) ?? this.documents.textOf(uri);
  }

  /** What is set, whatever a project wants. */
  get settings(): Settings {
    return this.settingsNow;
  }

  /** What is set, and above it what the project wants for one of its files. */
  settingsFor(uri: string): Settings {
    return configured(this.settings, this.configs.fileFor(uri), uri);
  }

  /** Takes the section `dockerfileStages` as a client or a file has it. Says whether that changes anything. */
  configure(section: unknown): boolean {
    const settings = readSettings(section);
    const { shellcheck: before } = this.settings;
    if (JSON.stringify(settings) === JSON.stringify(this.settings)) return false;
    if (!settings.shellcheck.enabled || settings.shellcheck.path !== before.path) this.shell.forget();
    this.settingsNow = settings;
    this.found?.configure(settings.targets);
    return true;
  }

  /** Has those hear of it who listen, when what was typed changes who builds what. */
  refreshTargets(): void {
    const { found, documents } = this;
    if (!found) return;
    const read = documents.uris().filter((uri) => documents.isRead(uri));
    found.refresh(read.flatMap((uri) => stagedIn(documents.snapshot(uri))));
  }

  /** Resolves when all files are known that may ask for a stage. */
  async complete(): Promise<void> {
    await this.found?.complete();
  }

  /** Has the scripts of a Dockerfile looked at by ShellCheck, where that is wanted; who listens hears when it is done. */
  async checkShell(uri: string): Promise<void> {
    const { enabled, path } = this.settings.shellcheck;
    const snapshot = enabled ? this.snapshot(uri) : undefined;
    if (snapshot) await this.shell.check(checkedScripts(snapshot.graph), path);
  }

  /** An open Dockerfile as it is now. */
  snapshot(uri: string): Snapshot | undefined {
    return this.documents.snapshot(uri);
  }

  /** A Dockerfile as it is now, be it open or not. */
  async snapshotOf(uri: string): Promise<Snapshot | undefined> {
    const open = this.snapshot(uri);
    if (open) return open;
    const text = await this.files.read(uri);
    if (text === undefined) return undefined;
    return createSnapshot({ uri, version: 0, text, targets: this.targets.targetsOf(uri) });
  }

  /** An open file with the builds that it asks for; with a place, only with what has its target on those lines. */
  targetFile(uri: string, place?: Position | Range): Promise<TargetFile | undefined> {
    return this.targetFiles.file(uri, place, this.snapshot(uri));
  }

  /** Whether on the lines of a place a build is asked for, or a Dockerfile stands inside of the file. */
  isOfBuilds(uri: string, place: Position | Range): boolean {
    const isOnLines = ({ range }: { readonly range: Range }) => sharesLine(range, place);
    return this.targets.referencesIn(uri).some(isOnLines) || this.inlineBlocks(uri).some(isOnLines);
  }

  /** The Dockerfiles that stand in an open file which is none. */
  inlineBlocks(uri: string): readonly InlineBlock[] {
    const [text, version] = [this.targetFiles.textOf(uri), this.targetFiles.versionOf(uri)];
    if (text === undefined || version === undefined) return [];
    return inlineBlocks({ uri, version, text }, this.targets.referencesIn(uri), () => overlaysOf(uri, this.targets));
  }

  /** All Dockerfiles of the open folders, and those that are open. */
  async dockerfilePlaces(): Promise<DockerfilePlaces> {
    const onDisk = await this.dockerfiles.dockerfiles();
    return { onDisk, open: this.openUris().flatMap((uri) => this.snapshot(uri) ?? []) };
  }

  /** Calls back when files beside the open Dockerfiles change what is found in these. Returns what ends that. */
  listenForFindings(changed: () => void): () => void {
    return together([this.ignoring.listen(changed), this.shell.listen(changed)]);
  }

  /** Calls back when the Dockerfiles of the folder change, or who builds them, or what is wanted. Returns what ends that. */
  listen(changed: () => void): () => void {
    return together([this.dockerfiles.listen(changed), this.targets.listen(changed), this.configs.listen(changed)]);
  }
}

interface Finding {
  readonly files: WorkspaceFiles;
  readonly dockerfiles: DockerfileIndex;
  readonly pace: Pace;
  readonly began: (scan: Scan) => void;
}

function findTargets(finding: Finding): WorkspaceTargets {
  return new WorkspaceTargets({ ...finding, finders: { files: allFinders, folders: allFolderFinders } });
}

function together(ends: readonly ((() => void) | undefined)[]): () => void {
  return () => {
    for (const end of ends) end?.();
  };
}
