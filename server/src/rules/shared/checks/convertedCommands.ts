import type { Range } from 'vscode-languageserver-types';
import { applyCommand, type Command, type ConversionInputs } from '../../../model/convertStage';
import { Environment } from '../../../model/environment';
import type { Stage } from '../../../model/stageGraph';
import type { StageNode } from '../../../model/stageNode';
import type { Instruction } from '../../../syntax/instruction';
import type { Parts } from '../../../syntax/parts';
import type { Span } from '../../../util/span';
import type { Snapshot } from '../../../workspace/snapshot';
import { convertedStages, triggeredCommands } from './convertedStages';

/** A command as BuildKit runs its checks on it: an instruction of a stage, or a trigger that the stage's base left it. */
export interface ConvertedCommand extends Command {
  readonly stage: Stage;
}

/** Which commands a check looks at. The same object means the same commands: what was found is kept with a stage's texts. */
export interface CommandFilter {
  /** Upper-case keywords. */
  readonly names: ReadonlySet<string>;
  /** Whether the check may have something to say of it. */
  readonly mayBe: (parts: Parts) => boolean;
}

/** The commands that a check looks at, in the order of conversion. Stages that did not change cost next to nothing. */
export function* convertedCommands({ graph }: Snapshot, filter: CommandFilter): Generator<ConvertedCommand> {
  const triggers = triggeredCommands(graph);
  for (const stage of convertedStages(graph)) {
    if (stage.replacedBy !== undefined) continue;
    for (const command of triggers.get(stage) ?? []) if (matches(command.parts, filter)) yield { ...command, stage };
    for (const at of placesIn(stage, filter)) {
      const instruction = stage.instructions[at] as Instruction;
      yield { stage, parts: instruction.parts, instruction, isTrigger: false };
    }
  }
}

function matches(parts: Parts, { names, mayBe }: CommandFilter): boolean {
  return names.has(parts.name) && mayBe(parts);
}

const found = new WeakMap<CommandFilter, WeakMap<object, readonly number[]>>();
const nowhere: readonly number[] = [];

function placesIn(stage: Stage, filter: CommandFilter): readonly number[] {
  const { digest } = stage as StageNode;
  const ofFilter = found.get(filter) ?? new WeakMap<object, readonly number[]>();
  found.set(filter, ofFilter);
  let places = ofFilter.get(digest);
  if (!places) {
    places = stage.instructions.flatMap(({ syntax }, at) => {
      return !syntax.isPlainRun && matches(syntax.parts, filter) ? at : [];
    });
    ofFilter.set(digest, places.length === 0 ? nowhere : places);
  }
  return places;
}

/** Where a part of a command is written; the FROM for a trigger that an image brings. */
export function placeIn({ instruction, isTrigger, trigger }: ConvertedCommand, span: Span): Range {
  const written = isTrigger ? trigger : instruction;
  return written ? written.rangeOf(span) : instruction.rangeOf(instruction.parts.keyword);
}

/** The variables that commands see, for those few that have one in a place that a check reads. For one pass. */
export class SeenVariables {
  readonly escape: string;
  private readonly ends = new Map<Stage, { readonly environment: Environment; readonly size: number }>();
  private copied = 0;
  private readonly inputs: ConversionInputs;
  private triggers: ReadonlyMap<Stage, readonly Command[]> | undefined;
  private walk: Walk | undefined;

  constructor(private readonly snapshot: Snapshot) {
    const { graph, dockerfile } = snapshot;
    const globals = new Map<string, string>();
    for (const { name, value } of graph.globalArgs) if (value !== undefined) globals.set(name, value);
    this.escape = dockerfile.escape;
    this.inputs = { escape: dockerfile.escape, buildArgs: graph.inputs.buildArgs ?? {}, globals };
  }

  /**
   * The variables in front of a command. Linear where commands are asked for in their order; undefined where so many
   * stages stand on each other that it would take too long.
   */
  before({ stage, parts }: ConvertedCommand): Environment | undefined {
    if (this.walk?.stage !== stage) {
      if (this.copied > mostCopied) return undefined;
      const environment = this.start(stage);
      if (!environment) return undefined;
      this.walk = { stage, commands: this.commandsOf(stage), at: 0, environment };
    }
    const { walk } = this;
    for (; walk.at < walk.commands.length; walk.at++) {
      const command = walk.commands[walk.at] as Command;
      if (command.parts === parts) break;
      applyCommand(command, walk.environment, this.inputs);
    }
    return walk.environment;
  }

  private start(stage: Stage): Environment | undefined {
    const chain: Stage[] = [];
    let at = baseOf(stage);
    for (; at && !this.ends.has(at); at = baseOf(at)) chain.push(at);
    for (const base of chain.reverse()) {
      const environment = this.inherited(base);
      if (!environment) return undefined;
      const commands = this.commandsOf(base);
      for (const command of commands) applyCommand(command, environment, this.inputs);
      this.ends.set(base, { environment, size: this.sizeBelow(base) + commands.length });
    }
    return this.inherited(stage);
  }

  private sizeBelow(stage: Stage): number {
    const base = baseOf(stage);
    return (base && this.ends.get(base)?.size) ?? 0;
  }

  private commandsOf(stage: Stage): readonly Command[] {
    this.triggers ??= triggeredCommands(this.snapshot.graph);
    const own = stage.instructions.flatMap((instruction): readonly Command[] => {
      return instruction.syntax.isPlainRun ? [] : [{ parts: instruction.parts, instruction, isTrigger: false }];
    });
    return [...(this.triggers.get(stage) ?? []), ...own];
  }

  private inherited(stage: Stage): Environment | undefined {
    const base = baseOf(stage);
    const known = base && this.ends.get(base);
    if (known) {
      this.copied += known.size;
      return this.copied > mostCopied ? undefined : known.environment.copy();
    }
    const { inputs } = this.snapshot.graph;
    const { source } = stage.base;
    const config = source.kind === 'image' ? inputs.images?.[source.reference] : undefined;
    return Environment.ofImage(config, true);
  }
}

/** So many commands may stand below all the stages that are looked at. */
const mostCopied = 50_000;

/** How far a stage was followed. */
interface Walk {
  readonly stage: Stage;
  readonly commands: readonly Command[];
  readonly environment: Environment;
  at: number;
}

function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}
