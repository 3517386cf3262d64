import type { Dockerfile } from '../syntax/dockerfile';
import { countWhile } from '../util/countWhile';
import type { Command } from './convertStage';
import type { Environment } from './environment';
import { fileErrors, unreadableError } from './fileErrors';
import { type GlobalScope, globalScope } from './globalScope';
import type { LinkedStages } from './linkStages';
import { invalidReferences, StageErrors } from './stageErrors';
import type {
  BuildError,
  BuildInputs,
  Dependency,
  GlobalArg,
  LateFrom,
  Source,
  Stage,
  StageGraph,
  TriggerReference,
} from './stageGraph';
import { isAutomatic } from './variableNames';

/** More errors of one kind than anybody reads. */
const mostErrors = 1000;

/** Works out the costly answers when somebody asks, once. */
export class Graph implements StageGraph {
  private readonly reached = new Map<Stage, readonly Stage[]>();
  private users: Map<Stage, Dependency[]> | undefined;
  private file: readonly BuildError[] | undefined;
  private unread: { readonly error: BuildError | undefined } | undefined;
  private invalid: readonly BuildError[] | undefined;
  private ownErrors: StageErrors | undefined;
  private readonly roots = new Map<Stage, Source>();

  constructor(
    private readonly dockerfile: Dockerfile,
    readonly inputs: BuildInputs,
    private readonly scope: GlobalScope,
    private readonly linked: LinkedStages,
  ) {}

  get stages(): readonly Stage[] {
    return this.linked.stages;
  }

  get globalArgs(): readonly GlobalArg[] {
    return this.scope.args;
  }

  get triggerReferences(): readonly TriggerReference[] {
    return this.linked.triggerReferences;
  }

  get lateFroms(): readonly LateFrom[] {
    return this.linked.lateFroms;
  }

  get defaultStage(): Stage | undefined {
    return this.stages.at(-1);
  }

  get unreadable(): BuildError | undefined {
    this.unread ??= { error: unreadableError(this.dockerfile) };
    return this.unread.error;
  }

  get fileError(): BuildError | undefined {
    return this.fileErrors[0];
  }

  get fileErrors(): readonly BuildError[] {
    this.file ??= firstOf(fileErrors(this.linked, this.scope, this.inputs));
    return this.file;
  }

  get invalidReferences(): readonly BuildError[] {
    this.invalid ??= firstOf(invalidReferences(this.linked, this.scope));
    return this.invalid;
  }

  stageNamed(name: string): Stage | undefined {
    return this.linked.names.last(name);
  }

  baseNamed(name: string, before: number): Stage | undefined {
    return this.linked.names.above(name, before);
  }

  stagesNamed(name: string): readonly Stage[] {
    return this.linked.names.all(name);
  }

  stageAt(line: number): Stage | undefined {
    const { stages } = this;
    return stages[countWhile(stages, (stage) => stage.line <= line) - 1];
  }

  reachedFrom(stage: Stage): readonly Stage[] {
    let result = this.reached.get(stage);
    if (!result) {
      result = closure(stage);
      this.reached.set(stage, result);
    }
    return result;
  }

  dependents(stage: Stage): readonly Dependency[] {
    this.users ??= usersOf(this.stages);
    return this.users.get(stage) ?? [];
  }

  errorOf(stage: Stage): BuildError | undefined {
    const [invalid] = this.invalidReferences;
    if (invalid) return invalid;
    const errors = this.stageTroubles;
    if (errors.isEmpty) return undefined;
    const reached = this.reachedFrom(stage);
    for (const other of reached) {
      const problem = errors.triggerErrorOf(other);
      if (problem) return problem;
    }
    for (const other of reached) {
      const problem = errors.errorOf(other);
      if (problem) return problem;
    }
    return undefined;
  }

  get stageErrors(): readonly { readonly stage: Stage; readonly error: BuildError }[] {
    return this.stageTroubles.all;
  }

  ships(stage: Stage, target: Stage): boolean {
    for (let at: Stage | undefined = target; at; at = baseStage(at)) if (at === stage) return true;
    return false;
  }

  /** Remembered for all stages on the way, so that a long chain is walked once. */
  rootOf(stage: Stage): Source {
    const passed: Stage[] = [];
    let at = stage;
    for (let below = baseStage(at); below && !this.roots.has(at); below = baseStage(at)) {
      passed.push(at);
      at = below;
    }
    const root = this.roots.get(at) ?? ownRoot(at);
    for (const one of passed) this.roots.set(one, root);
    return root;
  }

  triggersIn(stage: Stage): readonly Command[] {
    return this.linked.triggers.get(stage) ?? none;
  }

  environmentBefore(stage: Stage, command: Command): Environment {
    return this.stageTroubles.environmentBefore(stage, command);
  }

  get globalValues(): ReadonlyMap<string, string> {
    return this.scope.values;
  }

  get defaultValues(): ReadonlyMap<string, string> | undefined {
    const { problem, values } = this.inputs.buildArgs ? this.scopeOfDefaults : this.scope;
    return problem ? undefined : values;
  }

  private get scopeOfDefaults(): GlobalScope {
    const { args, values, escape } = this.scope;
    const given = Object.entries(this.inputs.buildArgs ?? {}).filter(([name]) => isAutomatic(name));
    const instructions = [...new Set(args.map(({ instruction }) => instruction))];
    const inputs = { ...this.inputs, buildArgs: Object.fromEntries(given) };
    return globalScope(instructions, inputs, values.get('TARGETSTAGE') ?? '', escape);
  }

  private get stageTroubles(): StageErrors {
    this.ownErrors ??= new StageErrors(this.linked, this.scope, this.inputs, this.dockerfile.escape);
    return this.ownErrors;
  }
}

const none: readonly Command[] = [];

function firstOf(errors: Iterable<BuildError>): readonly BuildError[] {
  const first: BuildError[] = [];
  for (const error of errors) if (first.push(error) >= mostErrors) break;
  return first;
}

/** The stage whose filesystem this one stands on, unless a named context takes its place. */
function baseStage(stage: Stage): Stage | undefined {
  const { source } = stage.base;
  return stage.replacedBy === undefined && source.kind === 'stage' ? source.stage : undefined;
}

/** Of a stage that stands on no other. */
function ownRoot({ replacedBy, name, base }: Stage): Source {
  return replacedBy === undefined ? base.source : { kind: 'context', name: name ?? '', source: replacedBy };
}

function closure(start: Stage): readonly Stage[] {
  const seen = new Set<Stage>([start]);
  const open = [start];
  for (let stage = open.pop(); stage; stage = open.pop()) {
    for (const source of sourcesOf(stage)) {
      if (seen.has(source)) continue;
      seen.add(source);
      open.push(source);
    }
  }
  return [...seen].sort((a, b) => a.index - b.index);
}

function sourcesOf({ dependencies }: Stage): Stage[] {
  return dependencies.flatMap(({ source }) => (source.kind === 'stage' ? [source.stage] : []));
}

function usersOf(stages: readonly Stage[]): Map<Stage, Dependency[]> {
  const users = new Map<Stage, Dependency[]>();
  for (const { dependencies } of stages) {
    for (const dependency of dependencies) {
      if (dependency.source.kind !== 'stage') continue;
      const list = users.get(dependency.source.stage);
      if (list) list.push(dependency);
      else users.set(dependency.source.stage, [dependency]);
    }
  }
  return users;
}
