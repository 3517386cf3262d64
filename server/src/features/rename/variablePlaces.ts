import * as l10n from '@vscode/l10n';
import type { GlobalArg, Stage } from '../../model/stageGraph';
import { Refusal } from '../../protocol/refusal';
import type { Instruction } from '../../syntax/instruction';
import { Trait } from '../../syntax/instructionSyntax';
import type { Assignment, Body } from '../../syntax/parts';
import type { Snapshot } from '../../workspace/snapshot';
import type { StageReference } from '../stageReferences';
import { choiceIn, mentions } from './choice';
import { keepingQuotes, type NamePlace } from './namePlace';

/**
 * The defaults that have to be rewritten for FROMs that name `stage` through a variable: that of the ARG, or that in
 * the FROM itself. Throws a Refusal where the name is only a part of a value, or the ARG is used for anything else.
 */
export function variablePlaces(
  snapshot: Snapshot,
  stage: Stage,
  references: readonly StageReference[],
): readonly NamePlace[] {
  const places = new Map<Assignment, NamePlace>();
  const inline: NamePlace[] = [];
  for (const reference of references) {
    const choice = choiceIn(reference.written) ?? refuse(stage, reference);
    const arg = valued(snapshot, choice.variable);
    if (arg?.value) {
      const { assignment, place } = defaultPlace(arg) ?? refuse(stage, reference);
      if (!places.has(assignment)) checkUses(snapshot, stage, arg.name);
      places.set(assignment, place);
    } else if (choice.fallback === stage.name) inline.push(fallbackPlace(reference, choice.fallback ?? ''));
    else refuse(stage, reference);
  }
  return [...places.values(), ...inline];
}

/** The global ARG that gives a variable its value, unless a build argument does. */
function valued({ graph }: Snapshot, variable: string): GlobalArg | undefined {
  if (Object.hasOwn(graph.inputs.buildArgs ?? {}, variable)) return undefined;
  return graph.globalArgs.findLast(({ name, value }) => name === variable && value !== undefined);
}

/** A default without variables in it is all of the name, since a FROM that is this variable found the stage by it. */
function defaultPlace({ name, instruction }: GlobalArg): { assignment: Assignment; place: NamePlace } | undefined {
  const assignment = assignmentsOf(instruction.body).findLast((one) => one.name.text === name && one.value);
  if (!assignment?.value || assignment.value.text.includes('$')) return undefined;
  const { value } = assignment;
  const written = instruction.syntax.logical.text.slice(value.start, value.end);
  const range = instruction.rangeOf(value);
  return { assignment, place: { range, written, rewritten: ({ lower }) => keepingQuotes(written, lower) } };
}

function fallbackPlace({ range, written }: StageReference, fallback: string): NamePlace {
  const head = written.slice(0, -1 - fallback.length);
  return { range, written, rewritten: ({ lower }) => `${head}${lower}}` };
}

/** Refuses where the ARG is used for more than to choose this stage. */
function checkUses(snapshot: Snapshot, stage: Stage, variable: string): void {
  const line = otherUse(snapshot, stage, variable);
  if (line === undefined) return;
  throw new Refusal(
    l10n.t(
      "'{0}' is the default of ARG {1}, which line {2} uses for something else, so rename it by hand.",
      stage.name ?? '',
      variable,
      line + 1,
    ),
  );
}

/** The 0-based line of the first use that is no FROM on `stage`. */
function otherUse({ graph }: Snapshot, stage: Stage, variable: string): number | undefined {
  for (const { instruction } of graph.globalArgs) {
    const others = assignmentsOf(instruction.body);
    if (others.some(({ value }) => mentions(value?.text, variable))) return instruction.line;
  }
  for (const { base, platform, line, instructions } of graph.stages) {
    const isChoice = base.source.kind === 'stage' && base.source.stage === stage;
    if (!isChoice && mentions(base.written, variable)) return line;
    if (mentions(platform?.value?.text, variable)) return line;
    const declared = instructions.find((instruction) => declares(instruction, variable));
    if (declared) return declared.line;
  }
  return undefined;
}

/** `ARG NAME` in a stage, or in a trigger, takes the value of the global one. */
function declares({ syntax, body }: Instruction, variable: string): boolean {
  const isArg = (syntax.traits & Trait.arg) !== 0;
  if (!isArg && syntax.name !== 'ONBUILD') return false;
  const { trigger } = body.kind === 'onbuild' ? body : {};
  const assignments = isArg ? assignmentsOf(body) : trigger?.name === 'ARG' ? assignmentsOf(trigger.body) : [];
  return assignments.some(({ name, value }) => !value && name.text === variable);
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
