import { applyCommand, type ConversionInputs } from '../model/convertStage';
import { Environment } from '../model/environment';
import type { Stage, StageGraph } from '../model/stageGraph';
import type { Instruction } from '../syntax/instruction';
import type { Parts } from '../syntax/parts';
import type { Snapshot } from '../workspace/snapshot';
import { convertedStages } from './convertedStages';

/** A command as BuildKit runs its checks on it: an instruction of a stage, or a trigger that the stage's base left it. */
export interface ConvertedCommand {
  readonly stage: Stage;
  readonly parts: Parts;
  /** Which one BuildKit names: the stage's FROM for a trigger. */
  readonly instruction: Instruction;
  /** Where its text stands: the ONBUILD of the base for a trigger. */
  readonly written: Instruction;
}

const lists = new WeakMap<Snapshot, ReadonlyMap<string, readonly ConvertedCommand[]>>();
const none: readonly ConvertedCommand[] = [];

/** The commands of this name (ARG, ENV, LABEL or EXPOSE) in the order of conversion. One pass for a snapshot. */
export function convertedCommands(snapshot: Snapshot, name: ConvertedName): readonly ConvertedCommand[] {
  const known = lists.get(snapshot) ?? listAll(snapshot);
  lists.set(snapshot, known);
  return known.get(name) ?? none;
}

export type ConvertedName = 'ARG' | 'ENV' | 'LABEL' | 'EXPOSE';

const names: ReadonlySet<string> = new Set<ConvertedName>(['ARG', 'ENV', 'LABEL', 'EXPOSE']);

function listAll({ graph }: Snapshot): ReadonlyMap<string, readonly ConvertedCommand[]> {
  const lists = new Map<string, ConvertedCommand[]>();
  for (const name of names) lists.set(name, []);
  for (const stage of convertedStages(graph)) {
    if (stage.replacedBy !== undefined) continue;
    for (const command of triggersFor(stage, graph)) lists.get(command.parts.name)?.push(command);
    for (const instruction of stage.instructions) {
      const { syntax } = instruction;
      if (syntax.isPlainRun || !names.has(syntax.name)) continue;
      lists.get(syntax.name)?.push({ stage, parts: syntax.parts, instruction, written: instruction });
    }
  }
  return lists;
}

/**
 * What the stage that this one stands on leaves it to do. BuildKit looks at triggers only where it builds: a check of a
 * file does so for what its default target needs, though it goes through the other stages, too.
 */
function* triggersFor(stage: Stage, graph: StageGraph): Generator<ConvertedCommand> {
  const base = baseOf(stage);
  if (!base) return;
  let isBuilt: boolean | undefined;
  for (const written of base.instructions) {
    const body = written.syntax.isPlainRun || written.name !== 'ONBUILD' ? undefined : written.body;
    if (body?.kind !== 'onbuild' || !body.trigger) continue;
    isBuilt ??= isNeeded(stage, graph);
    if (!isBuilt) return;
    yield { stage, parts: body.trigger, instruction: stage.from, written };
  }
}

function isNeeded(stage: Stage, graph: StageGraph): boolean {
  const { target } = graph.inputs;
  const asked = (target === undefined ? undefined : graph.stageNamed(target)) ?? graph.defaultStage;
  return asked !== undefined && graph.reachedFrom(asked).includes(stage);
}

function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}

/** How far a stage was followed, and the command that was asked for last. */
interface Walk {
  readonly stage: Stage;
  readonly steps: Generator<ConvertedCommand>;
  readonly environment: Environment;
  pending: ConvertedCommand | undefined;
}

/** The variables that commands see, for those few that have one in a place that a check reads. For one pass. */
export class SeenVariables {
  private readonly ends = new Map<Stage, Environment>();
  private readonly inputs: ConversionInputs;
  private walk: Walk | undefined;

  constructor(private readonly snapshot: Snapshot) {
    const { graph, dockerfile } = snapshot;
    const globals = new Map<string, string>();
    for (const { name, value } of graph.globalArgs) if (value !== undefined) globals.set(name, value);
    this.inputs = { escape: dockerfile.escape, buildArgs: graph.inputs.buildArgs ?? {}, globals };
  }

  /** The variables in front of a command. Linear where commands are asked for in their order. */
  before({ stage, parts }: ConvertedCommand): Environment {
    if (this.walk?.stage !== stage) {
      this.walk = {
        stage,
        steps: settersOf(stage, this.snapshot.graph),
        environment: this.start(stage),
        pending: undefined,
      };
    }
    const { walk } = this;
    if (walk.pending?.parts === parts && walk.stage === stage) return walk.environment;
    if (walk.pending) applyCommand({ ...walk.pending, isTrigger: false }, walk.environment, this.inputs);
    walk.pending = undefined;
    for (let step = walk.steps.next(); !step.done; step = walk.steps.next()) {
      if (step.value.parts === parts) {
        walk.pending = step.value;
        break;
      }
      applyCommand({ ...step.value, isTrigger: false }, walk.environment, this.inputs);
    }
    return walk.environment;
  }

  private start(stage: Stage): Environment {
    const chain: Stage[] = [];
    let at = baseOf(stage);
    for (; at && !this.ends.has(at); at = baseOf(at)) chain.push(at);
    for (const base of chain.reverse()) {
      const environment = this.inherited(base);
      for (const command of settersOf(base, this.snapshot.graph))
        applyCommand({ ...command, isTrigger: false }, environment, this.inputs);
      this.ends.set(base, environment);
    }
    return this.inherited(stage);
  }

  private inherited(stage: Stage): Environment {
    const base = baseOf(stage);
    const known = base && this.ends.get(base);
    if (known) return known.copy();
    const { inputs } = this.snapshot.graph;
    const { source } = stage.base;
    if (source.kind === 'scratch') return Environment.ofImage({}, true);
    const config = source.kind === 'image' ? inputs.images?.[source.reference] : undefined;
    return Environment.ofImage(config, config !== undefined || inputs.assumeEmptyBases === true);
  }
}

function* settersOf(stage: Stage, graph: StageGraph): Generator<ConvertedCommand> {
  yield* triggersFor(stage, graph);
  for (const instruction of stage.instructions) {
    const { syntax } = instruction;
    if (!syntax.isPlainRun) yield { stage, parts: syntax.parts, instruction, written: instruction };
  }
}
