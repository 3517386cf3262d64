import * as l10n from '@vscode/l10n';
import { parseImageReference, type ReferenceProblem } from '../images/imageReference';
import type { Instruction } from '../syntax/instruction';
import { buildError, linesOf, stageLabel } from './buildErrors';
import {
  applyCommand,
  type Command,
  type ConversionInputs,
  commandProblem,
  type FoundProblem,
  needsValues,
} from './convertStage';
import { Environment } from './environment';
import { isCertain } from './fileErrors';
import type { GlobalScope } from './globalScope';
import { factsOf, noFacts } from './instructionFacts';
import type { DirectImage, LinkedStages } from './linkStages';
import type { BuildError, BuildInputs, Dependency, Stage } from './stageGraph';
import type { StageNode } from './stageNode';

/** Images that cannot be one, as base or in a `--from`: no target of the file can be built then. */
export function* invalidReferences({ stages, directImages }: LinkedStages, scope: GlobalScope): Generator<BuildError> {
  const valid = new Set<string>();
  for (const stage of stages) {
    const { source } = stage.base;
    if (stage.replacedBy !== undefined || source.kind !== 'image' || valid.has(source.reference)) continue;
    const problem = parseImageReference(source.reference);
    if (typeof problem !== 'string') valid.add(source.reference);
    // A base that is blank or can't be expanded has an error of its own.
    else if (source.reference !== '') {
      const { range, written } = stage.base;
      const error = invalidReference(source.reference, problem, range, stage.from);
      yield { ...error, certain: isCertain(written, scope) };
    }
  }
  for (const image of directImages) {
    if (valid.has(image.reference)) continue;
    const error = directImageError(image);
    if (error) yield error;
    else valid.add(image.reference);
  }
}

function directImageError({ reference, instruction, edge }: DirectImage): BuildError | undefined {
  if (edge?.source.kind !== 'image') return undefined;
  const problem = parseImageReference(reference);
  return typeof problem === 'string' ? invalidReference(reference, problem, edge.range, instruction) : undefined;
}

function invalidReference(
  reference: string,
  problem: ReferenceProblem,
  range: BuildError['range'],
  instruction: Instruction | undefined,
): BuildError {
  const message =
    problem === 'uppercase'
      ? l10n.t("'{0}' is no stage above, and no image either: image names are lower-case.", reference)
      : l10n.t("'{0}' is no valid image name.", reference);
  return buildError({ id: 'invalid-base', message, range, lines: instruction ? [linesOf(instruction)] : [] });
}

/** What goes wrong in the stages themselves when they are converted. Stages without trouble cost next to nothing. */
export class StageErrors {
  readonly all: readonly { readonly stage: Stage; readonly error: BuildError }[];
  private readonly own = new Map<Stage, BuildError>();
  private readonly inTriggers = new Map<Stage, BuildError>();
  private readonly environments = new Map<Stage, Environment>();
  private readonly conversion: ConversionInputs;

  constructor(
    private readonly linked: LinkedStages,
    scope: GlobalScope,
    private readonly inputs: BuildInputs,
    escape: string,
  ) {
    this.conversion = { escape, buildArgs: inputs.buildArgs ?? {}, globals: scope.values };
    for (const stage of linked.stages) {
      if (stage.replacedBy !== undefined) continue;
      const trigger = this.findTriggerError(stage);
      if (trigger) this.inTriggers.set(stage, trigger);
      const error = this.findError(stage);
      if (error) this.own.set(stage, error);
    }
    const clean = this.own.size === 0 && this.inTriggers.size === 0;
    this.all = (clean ? [] : linked.stages).flatMap((stage) => {
      const error = this.inTriggers.get(stage) ?? this.own.get(stage);
      return error ? [{ stage, error }] : [];
    });
  }

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  errorOf(stage: Stage): BuildError | undefined {
    return this.own.get(stage);
  }

  /** A trigger that cannot be read; BuildKit finds it before it converts anything. */
  triggerErrorOf(stage: Stage): BuildError | undefined {
    return this.inTriggers.get(stage);
  }

  /** The variables in front of a command of a stage. */
  environmentBefore(stage: Stage, command: Command): Environment {
    const environment = this.startOf(stage);
    for (const trigger of this.linked.triggers.get(stage) ?? []) {
      if (trigger.parts === command.parts) return environment;
      applyCommand(trigger, environment, this.conversion);
    }
    for (const instruction of stage.instructions) {
      if (instruction === command.instruction) break;
      if (!setsSomething.has(instruction.name)) continue;
      applyCommand({ parts: instruction.parts, instruction, isTrigger: false }, environment, this.conversion);
    }
    return environment;
  }

  private findTriggerError(stage: Stage): BuildError | undefined {
    for (const { parts } of this.linked.triggers.get(stage) ?? []) {
      const [problem] = parts.problems;
      if (problem)
        return this.atFrom(
          stage,
          l10n.t('The base of stage {0} triggers an instruction that fails: {1}', stageLabel(stage), problem.message),
        );
    }
    return undefined;
  }

  private atFrom(stage: Stage, message: string): BuildError {
    return buildError({ id: 'instruction', message, range: stage.base.range, lines: [linesOf(stage.from)] });
  }

  private findError(stage: StageNode): BuildError | undefined {
    const forward = stage.dependencies.find((dependency) => dependency.forward);
    const limit = forward ? forward.instruction : undefined;
    const problem = this.findConversionError(stage, limit);
    return problem ?? (forward && forwardError(forward));
  }

  /** The first command that can't be converted, up to `limit` (the forward reference, which would fail there). */
  private findConversionError(stage: StageNode, limit: Instruction | undefined): BuildError | undefined {
    if (stage.digest.harmless && !this.linked.triggers.has(stage)) return undefined;
    const commands = this.commandsOf(stage);
    const open = commands.some(needsValues);
    const environment = open ? this.startOf(stage) : undefined;
    for (const command of commands) {
      const problem = commandProblem(command, environment ?? Environment.ofImage(undefined, true), this.conversion);
      if (problem) return conversionError(command, problem, stage);
      if (command.instruction === limit && !command.isTrigger) return undefined;
      if (environment) applyCommand(command, environment, this.conversion);
    }
    return undefined;
  }

  private commandsOf(stage: Stage): readonly Command[] {
    const own: Command[] = [];
    for (const instruction of stage.instructions) {
      if (changesNothing(instruction)) continue;
      own.push({ parts: instruction.parts, instruction, isTrigger: false });
    }
    const triggers = this.linked.triggers.get(stage);
    return triggers ? [...triggers, ...own] : own;
  }

  /** What the base leaves behind. The chain of bases is walked from its root, so that its length does not matter. */
  private startOf(stage: Stage): Environment {
    const chain: Stage[] = [];
    let at: Stage | undefined = baseOf(stage);
    while (at && !this.environments.has(at)) {
      chain.push(at);
      at = baseOf(at);
    }
    for (const base of chain.reverse()) this.environments.set(base, this.endOf(base));
    return this.inherited(stage);
  }

  private endOf(stage: Stage): Environment {
    const environment = this.inherited(stage);
    for (const command of this.commandsOf(stage)) applyCommand(command, environment, this.conversion);
    return environment;
  }

  private inherited(stage: Stage): Environment {
    const base = baseOf(stage);
    const known = base && this.environments.get(base);
    if (known) return known.copy();
    const { source } = stage.base;
    if (source.kind === 'scratch') return Environment.ofImage({}, true);
    const config = source.kind === 'image' ? this.inputs.images?.[source.reference] : undefined;
    return Environment.ofImage(config, config !== undefined || this.inputs.assumeEmptyBases === true);
  }
}

function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}

const setsSomething: ReadonlySet<string> = new Set(['ENV', 'ARG', 'WORKDIR']);

/** Instructions that neither fail nor change the environment. */
function changesNothing({ syntax, name }: Instruction): boolean {
  return !setsSomething.has(name) && factsOf(syntax) === noFacts;
}

function conversionError({ instruction, isTrigger }: Command, problem: FoundProblem, stage: Stage): BuildError {
  const { message, at, certain } = problem;
  return buildError({
    id: 'instruction',
    message: l10n.t('Stage {0} fails here: {1}.', stageLabel(stage), message),
    range: isTrigger ? stage.base.range : instruction.rangeOf(at ?? instruction.parts.keyword),
    lines: [linesOf(instruction)],
    certain,
  });
}

/** A stage that takes from one below it cannot be built. */
function forwardError(dependency: Dependency): BuildError {
  const { stage, source, range, instruction } = dependency;
  const below = source.kind === 'stage' ? source.stage : stage;
  return buildError({
    id: 'forward-reference',
    message: l10n.t(
      'Stage {0} takes from {1}, which stands below it; move {1} up.',
      stageLabel(stage),
      stageLabel(below),
    ),
    range,
    lines: [linesOf(instruction)],
    related: [
      { range: below.nameRange ?? below.base.range, message: l10n.t('Stage {0} begins here', stageLabel(below)) },
    ],
  });
}
