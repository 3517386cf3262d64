import type { Checklist } from '../../../server/src/protocol/checklist';
import type { ListedDockerfile, ListedStage, StageWords } from '../../../server/src/protocol/stagesView';
import { Latest } from '../diagram/latest';
import { stagesFilter } from './stagesFilter';
import type { ChecklistNode, FileNode, StageNode } from './stagesNode';

/** Where the view's contents come from. */
export interface StagesSource {
  dockerfiles(): Promise<readonly ListedDockerfile[]>;
  /** Nothing for a file that can't be read. */
  stages(uri: string): Promise<readonly ListedStage[] | null>;
  /** Nothing for a file that can't be read, or has no stage. */
  checklist(uri: string): Promise<Checklist | null>;
  /** The path of a file as people read it. */
  pathOf(uri: string): string;
}

/** What hears of the model. */
export interface StagesListener {
  /** One file, or the list of files. */
  changed(file: FileNode | undefined): void;
  failed(error: unknown): void;
}

interface Known {
  readonly node: FileNode;
  readonly path: string;
  words: readonly StageWords[];
  /** What was shown; undefined for a file that nobody looked into. */
  stages?: readonly ListedStage[];
  /** What was shown of its checklist; undefined for one that nobody looked at. */
  checklist?: Checklist | null;
}

/**
 * The Dockerfiles and stages of the view. Asks for the stages of a file when somebody looks into it, and says that
 * something changed only when it did.
 */
export class StagesModel {
  private known: ReadonlyMap<string, Known> | undefined;
  private filter = '';
  private isStale = false;
  private readonly edited = new Set<string>();
  private readonly updating: Latest;

  constructor(
    private readonly source: StagesSource,
    private readonly listener: StagesListener,
  ) {
    this.updating = new Latest(
      () => this.update(),
      (error) => listener.failed(error),
    );
  }

  /** Those that the filter lets through, by path. Empty while the server is not to be had. */
  async files(): Promise<FileNode[]> {
    if (!this.known) {
      this.isStale = true;
      await this.updating.run();
    }
    return [...(this.known?.values() ?? [])].filter((file) => this.isShown(file)).map(({ node }) => node);
  }

  /** Those that the filter lets through. */
  async stages(file: FileNode): Promise<StageNode[]> {
    const { path = '' } = this.known?.get(file.uri) ?? {};
    const stages = await this.allStages(file);
    const isMeant = stagesFilter(this.filter);
    return stages.filter((stage) => isMeant(path, stage)).map((stage) => ({ kind: 'stage', parent: file, stage }));
  }

  /** Nothing where a filter looks for stages. */
  async checklist(parent: FileNode): Promise<ChecklistNode | undefined> {
    const known = this.known?.get(parent.uri);
    if (!known || this.filter !== '') return undefined;
    if (known.checklist === undefined) known.checklist = await this.source.checklist(parent.uri);
    return known.checklist ? { kind: 'checklist', parent, checklist: known.checklist } : undefined;
  }

  /** Whatever the filter. */
  async allStages(file: FileNode): Promise<readonly ListedStage[]> {
    const known = this.known?.get(file.uri);
    if (!known) return [];
    known.stages ??= (await this.source.stages(file.uri)) ?? [];
    return known.stages;
  }

  /**
   * The row that stands for a 0-based line of a file: the stage that begins there or above it, or the file for what stands
   * above all stages. Nothing where the filter leaves that out.
   */
  async nodeAt(uri: string, line: number): Promise<FileNode | StageNode | undefined> {
    const known = this.known?.get(uri);
    if (!known || !this.isShown(known)) return undefined;
    const { node, path } = known;
    const stage = (await this.allStages(node)).findLast((one) => one.line <= line);
    if (!stage) return node;
    return stagesFilter(this.filter)(path, stage) ? { kind: 'stage', parent: node, stage } : undefined;
  }

  /** How many stages a listed file has. */
  countOf(file: FileNode): number {
    return this.known?.get(file.uri)?.words.length ?? 0;
  }

  /** Whether it was looked for Dockerfiles, and none was found. */
  get isEmpty(): boolean {
    return this.known?.size === 0;
  }

  get typed(): string {
    return this.filter;
  }

  filterBy(typed: string): void {
    if (typed === this.filter) return;
    this.filter = typed;
    this.listener.changed(undefined);
  }

  /** Anything may have changed. Nothing is asked as long as nobody looks. */
  refresh(): void {
    if (!this.known) return;
    this.isStale = true;
    void this.updating.run();
  }

  /** Somebody types in a file. */
  edit(uri: string): void {
    if (!this.known?.get(uri)?.stages && !this.filter) return;
    this.edited.add(uri);
    void this.updating.run();
  }

  private async update(): Promise<void> {
    if (this.isStale) {
      this.isStale = false;
      await this.list();
    }
    const edited = [...this.edited];
    this.edited.clear();
    await Promise.all(edited.map((uri) => this.read(uri)));
  }

  private async list(): Promise<void> {
    const listed = await this.source.dockerfiles();
    const before = this.known;
    const files = listed.map((file) => this.know(file, before?.get(file.uri)));
    this.known = new Map(files.sort(byFolder).map((file) => [file.node.uri, file]));
    for (const { node, stages } of this.known.values()) if (stages) this.edited.add(node.uri);
    if (!before || !sameWords(before, this.known)) this.listener.changed(undefined);
  }

  private know({ uri, stages: words }: ListedDockerfile, before: Known | undefined): Known {
    if (before) return { ...before, words };
    return { node: { kind: 'file', uri }, path: this.source.pathOf(uri), words };
  }

  private async read(uri: string): Promise<void> {
    const stages = (await this.source.stages(uri)) ?? [];
    const isListed = this.known?.get(uri)?.checklist !== undefined;
    const asked = isListed ? await this.source.checklist(uri) : undefined;
    const known = this.known?.get(uri);
    // An instruction that is half typed leaves the list as it was, and what is open in it.
    const checklist = asked === null && stages.length > 0 ? known?.checklist : asked;
    if (!known || (same(known.stages, stages) && same(known.checklist, checklist))) return;
    known.stages = stages;
    known.checklist = checklist;
    known.words = stages.map(({ name, base }) => ({ name, base }));
    this.listener.changed(this.filter ? undefined : known.node);
  }

  private isShown({ path, words, stages }: Known): boolean {
    const isMeant = stagesFilter(this.filter);
    const all = stages ?? words;
    return all.length === 0 ? isMeant(path, undefined) : all.some((stage) => isMeant(path, stage));
  }
}

function sameWords(before: ReadonlyMap<string, Known>, now: ReadonlyMap<string, Known>): boolean {
  const words = (known: ReadonlyMap<string, Known>) => [...known].map(([uri, file]) => [uri, file.words]);
  return same(words(before), words(now));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const names = new Intl.Collator(undefined, { numeric: true });

/** What lies in a folder stands before what lies in the folders below it. */
function byFolder(a: Known, b: Known): number {
  return names.compare(folderOf(a), folderOf(b)) || names.compare(a.path, b.path);
}

function folderOf({ path }: Known): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
