import * as l10n from '@vscode/l10n';
import type { GlobalArg, Stage, StageGraph } from '../../model/stageGraph';
import { Refusal } from '../../protocol/refusal';
import type { Instruction } from '../../syntax/instruction';
import { Trait } from '../../syntax/instructionSyntax';
import type { Assignment, Body } from '../../syntax/parts';
import type { Snapshot } from '../../workspace/snapshot';
import type { StageReference } from '../stageReferences';
import { choiceIn, variablesIn } from './choice';
import { keepingQuotes, type NamePlace } from './namePlace';

/**
 * The defaults that have to be rewritten for FROMs that name `stage` through a variable: that of the ARG, or that in
 * the FROM itself. Throws a Refusal where the name is only a part of a value, or the ARG is used for anything else.
 */
export function variablePlaces(
  { graph }: Snapshot,
  stage: Stage,
  references: readonly StageReference[],
): readonly NamePlace[] {
  if (references.length === 0) return [];
  const args = valuedArgs(graph);
  const others = otherUses(graph, stage);
  const defaults = new Map<string, NamePlace>();
  const fallbacks: NamePlace[] = [];
  for (const reference of references) {
    const { variable, fallback } = choiceIn(reference.written) ?? refuse(stage, reference);
    const arg = args.get(variable);
    if (arg?.value) {
      checkUses(stage, variable, others.get(variable));
      defaults.set(variable, defaults.get(variable) ?? defaultPlace(arg) ?? refuse(stage, reference));
    } else if (fallback !== undefined && fallback === stage.name) fallbacks.push(fallbackPlace(reference, fallback));
    else refuse(stage, reference);
  }
  return [...defaults.values(), ...fallbacks];
}

/** The global ARGs that give variables their values, unless a build argument does. */
function valuedArgs({ globalArgs, inputs }: StageGraph): ReadonlyMap<string, GlobalArg> {
  const set = inputs.buildArgs ?? {};
  const valued = globalArgs.filter(({ name, value }) => value !== undefined && !Object.hasOwn(set, name));
  return new Map(valued.map((arg) => [arg.name, arg]));
}

/** A default without variables in it is all of the name, since a FROM that is this variable found the stage by it. */
function defaultPlace({ name, instruction }: GlobalArg): NamePlace | undefined {
  const value = assignmentsOf(instruction.body).findLast((one) => one.name.text === name && one.value)?.value;
  if (!value || value.text.includes('$')) return undefined;
  const written = instruction.syntax.logical.text.slice(value.start, value.end);
  const range = instruction.rangeOf(value);
  return { range, written, rewritten: ({ lower }) => keepingQuotes(written, lower) };
}

function fallbackPlace({ range, written }: StageReference, fallback: string): NamePlace {
  const head = written.slice(0, -1 - fallback.length);
  return { range, written, rewritten: ({ lower }) => `${head}${lower}}` };
}

/** Refuses where the ARG is used, on this 0-based line, for more than to choose the stage. */
function checkUses({ name = '' }: Stage, variable: string, line: number | undefined): void {
  if (line === undefined) return;
  throw new Refusal(
    l10n.t(
      "'{0}' is the default of ARG {1}, which line {2} uses for something else, so rename it by hand.",
      name,
      variable,
      line + 1,
    ),
  );
}

/** Variables with the 0-based line of their first use that is no FROM on `stage`. */
function otherUses({ globalArgs, stages }: StageGraph, stage: Stage): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const note = (line: number, names: readonly string[]) => {
    for (const name of names) if (!uses.has(name)) uses.set(name, line);
  };
  for (const { body, line } of new Set(globalArgs.map(({ instruction }) => instruction))) {
    for (const { value } of assignmentsOf(body)) note(line, variablesIn(value?.text));
  }
  for (const { base, platform, line, instructions } of stages) {
    const isChoice = base.source.kind === 'stage' && base.source.stage === stage;
    note(line, isChoice ? [] : variablesIn(base.written));
    note(line, variablesIn(platform?.value?.text));
    for (const instruction of instructions) note(instruction.line, bareArgs(instruction));
  }
  return uses;
}

/** The names in `ARG NAME` of a stage, or of a trigger, which take the values of the global ones. */
function bareArgs({ syntax, body }: Instruction): readonly string[] {
  const isArg = (syntax.traits & Trait.arg) !== 0;
  if (!isArg && syntax.name !== 'ONBUILD') return [];
  const { trigger } = body.kind === 'onbuild' ? body : {};
  const assignments = isArg ? assignmentsOf(body) : trigger?.name === 'ARG' ? assignmentsOf(trigger.body) : [];
  return assignments.filter(({ value }) => !value).map(({ name }) => name.text);
}

function assignmentsOf(body: Body): readonly Assignment[] {
  return body.kind === 'assignments' ? body.assignments : [];
}

function refuse({ writtenName = '' }: Stage, { written, range }: StageReference): never {
  throw new Refusal(
    l10n.t(
      "'{0}' on line {1} makes '{2}' out of variables, so rename it by hand.",
      written,
      range.start.line + 1,
      writtenName,
    ),
  );
}
