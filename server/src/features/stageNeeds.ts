import { isOfficialImage } from '../images/officialImages';
import type { Stage, StageGraph } from '../model/stageGraph';
import { isAutomatic } from '../model/variableNames';
import type { KnownContext, NeededArgument, NeededMount, StageNeeds } from '../protocol/methods';
import type { Assignment, Mount, Parts } from '../syntax/parts';
import { expandWord } from '../syntax/shellWords';
import { stageAskedFor } from '../workspace/askedStages';
import type { WorkspaceFiles } from '../workspace/files';
import type { Snapshot } from '../workspace/snapshot';
import { contextOf } from './paths/contextOfBuild';

/** What a build of a stage may be given; undefined for a stage that is not there. */
export async function stageNeeds(
  snapshot: Snapshot,
  stageIndex: number,
  files: WorkspaceFiles,
): Promise<StageNeeds | undefined> {
  const { graph, dockerfile } = snapshot;
  const target = graph.stages[stageIndex];
  if (!target) return undefined;
  const reached = graph.reachedFrom(target);
  const read = new ArgumentReader(graph, dockerfile.escape);
  for (const stage of reached) read.from(stage);
  read.globals();
  const mounts: Mount[] = [];
  for (const stage of reached) {
    const commands = commandsOf(graph, stage);
    read.stage(commands);
    for (const { body } of commands) if (body.kind === 'run') mounts.push(...body.mounts);
  }
  return {
    arguments: [...read.found.values()],
    secrets: neededMounts(mounts, 'secret'),
    ssh: neededMounts(mounts, 'ssh'),
    usesPlatform: read.usesPlatform,
    mounts: mounts.length > 0,
    heredocs: dockerfile.instructions.some(({ syntax }) => syntax.heredocs.length > 0),
    namedContexts: contextNames(snapshot, reached),
    contexts: await knownContexts(snapshot, target, files),
  };
}

/** Triggers that the base left come first. */
function commandsOf(graph: StageGraph, stage: Stage): Parts[] {
  const own = stage.instructions.filter(({ syntax }) => !syntax.isPlainRun);
  return [...graph.triggersIn(stage), ...own].map(({ parts }) => parts);
}

/** Collects the arguments that stages look at, each under its name. */
class ArgumentReader {
  readonly found = new Map<string, NeededArgument>();
  usesPlatform = false;
  private readonly inFrom = new Set<string>();

  constructor(
    private readonly graph: StageGraph,
    private readonly escape: string,
  ) {}

  /** What FROM looks up. */
  from({ from: { body } }: Stage): void {
    if (body.kind !== 'from') return;
    for (const word of [body.base, body.platform?.value]) {
      for (const name of word ? this.namesIn(word.text) : []) this.readInFrom(name);
    }
  }

  private readInFrom(name: string): void {
    if (isAutomatic(name)) this.usesPlatform ||= name !== 'TARGETSTAGE';
    this.inFrom.add(name);
  }

  /** What is declared in front of the first FROM and looked up by one, or by a default that is. */
  globals(): void {
    const declared = this.globalAssignments();
    for (const { name, value } of [...declared].reverse()) {
      if (!this.inFrom.has(name.text) || !value) continue;
      for (const used of this.namesIn(value.text)) this.readInFrom(used);
    }
    for (const { name, value } of declared) if (this.inFrom.has(name.text)) this.add(name.text, value, true);
  }

  /** What a stage declares: its commands have it in their environment. */
  stage(commands: readonly Parts[]): void {
    for (const { name: keyword, body } of commands) {
      if (keyword !== 'ARG' || body.kind !== 'assignments') continue;
      for (const { name, value } of body.assignments) {
        if (isAutomatic(name.text)) this.usesPlatform ||= name.text !== 'TARGETSTAGE';
        else this.add(name.text, value ?? this.globalDefault(name.text), false);
      }
    }
  }

  private add(name: string, value: Assignment['value'], inFrom: boolean): void {
    if (isAutomatic(name)) return;
    const known = this.found.get(name);
    if (known?.hasDefault || (known && !value)) return;
    const told = value && this.valueOf(name, value.text);
    this.found.set(name, {
      name,
      ...(told !== undefined && { value: told }),
      hasDefault: value !== undefined,
      inFrom: known?.inFrom ?? inFrom,
    });
  }

  private globalDefault(name: string): Assignment['value'] {
    this.defaults ??= new Map(this.globalAssignments().map((one) => [one.name.text, one.value]));
    return this.defaults.get(name);
  }
  private defaults: ReadonlyMap<string, Assignment['value']> | undefined;

  private valueOf(name: string, text: string): string | undefined {
    const expanded = expandWord(text, () => undefined, { escape: this.escape });
    if ('error' in expanded) return undefined;
    return expanded.names.length === 0 ? expanded.text : this.graph.defaultValues?.get(name);
  }

  private namesIn(text: string): readonly string[] {
    const expanded = expandWord(text, () => undefined, { escape: this.escape });
    return 'error' in expanded ? [] : expanded.names;
  }

  private globalAssignments(): readonly Assignment[] {
    this.assignments ??= [...new Set(this.graph.globalArgs.map(({ instruction }) => instruction))].flatMap(
      ({ body }) => (body.kind === 'assignments' ? body.assignments : []),
    );
    return this.assignments;
  }
  private assignments: readonly Assignment[] | undefined;
}

/** The ids of mounts of a type, each once; it is required where one of them says so. */
function neededMounts(mounts: readonly Mount[], type: 'secret' | 'ssh'): NeededMount[] {
  const found = new Map<string, NeededMount>();
  for (const mount of mounts) {
    const id = mount.type === type ? idOf(mount) : undefined;
    if (id === undefined) continue;
    found.set(id, { id, required: isRequired(mount) || (found.get(id)?.required ?? false) });
  }
  return [...found.values()];
}

/** Undefined where it hangs on a variable. */
function idOf({ type, options, source, target }: Mount): string | undefined {
  const written = options.findLast(({ key }) => key.text === 'id')?.value?.text;
  const id = written ?? (type === 'ssh' ? 'default' : (source?.text ?? target?.text.split('/').at(-1)));
  return id && !id.includes('$') ? id : undefined;
}

function isRequired({ options }: Mount): boolean {
  const required = options.findLast(({ key }) => key.text === 'required');
  return required !== undefined && !/^(?:0|f|false)$/i.test(required.value?.text ?? '');
}

/** More names nobody goes through. */
const mostNames = 50;

/** Those that no stage and no well-known image has, and those that other files give. */
function contextNames({ targets }: Snapshot, reached: readonly Stage[]): readonly string[] {
  const strange = reached.flatMap(({ dependencies }) =>
    dependencies
      .filter(
        ({ source, reference }) =>
          source.kind === 'image' && /^[\w.-]+$/.test(reference) && !isOfficialImage(reference),
      )
      .map(({ reference }) => reference),
  );
  const given = targets.flatMap(({ build }) => build.namedContexts.map(({ name }) => name));
  return [...new Set([...strange, ...given])].slice(0, mostNames);
}

/** More builds of one Dockerfile are not looked at. */
const mostBuilds = 50;

/** Each folder once, in the order of the builds. */
async function knownContexts(
  { graph, targets }: Snapshot,
  stage: Stage,
  files: WorkspaceFiles,
): Promise<readonly KnownContext[]> {
  const builds = targets.filter(({ build: { context, role } }) => context && !role);
  const own = builds.filter((reference) => !reference.dynamic && stageAskedFor(graph, reference) === stage);
  const asked = (own.length > 0 ? own : builds).slice(0, mostBuilds);
  const folders = await Promise.all(asked.map((reference) => contextOf(reference, files)));
  const found = new Map<string, KnownContext>();
  for (const [index, folder] of folders.entries()) {
    const by = asked[index]?.uri;
    if (folder !== undefined && by !== undefined && !found.has(folder)) found.set(folder, { folder, by });
  }
  return [...found.values()];
}
