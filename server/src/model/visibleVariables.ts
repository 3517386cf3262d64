import type { Dockerfile } from '../syntax/dockerfile';
import type { Instruction } from '../syntax/instruction';
import type { Stage, StageGraph } from './stageGraph';
import type { Declaration } from './variableBinding';
import { declarationsIn } from './variableMentions';
import { isVariableName } from './variableNames';
import { inheritedFrom } from './variableScopes';

/**
 * Who looks: FROM and what stands in front of it (`global`), BuildKit in a stage (`words`), a command of the build
 * (`run`), which prefers ENV, or one of the container (`container`), which sees nothing but ENV.
 */
export type View = 'global' | 'words' | 'run' | 'container';

/** What gives each name its value that can be seen from an instruction, nearest first. */
export function visibleFrom(
  graph: StageGraph,
  dockerfile: Dockerfile,
  instruction: Instruction,
  view: View,
): readonly Declaration[] {
  const stage = graph.stageAt(instruction.line);
  if (view === 'global' || !stage) {
    const end = stage ? (graph.stages[0] as Stage).line : instruction.line;
    return eachName(globalDeclarations(dockerfile, end), 'global');
  }
  return eachName(declarationsAbove(stage, view === 'container' ? Number.POSITIVE_INFINITY : instruction.line), view);
}

/** The first of each name; an ENV instead of an ARG where that is preferred. */
function eachName(declarations: Iterable<Declaration>, view: View): readonly Declaration[] {
  const found = new Map<string, Declaration>();
  for (const declaration of declarations) {
    const { kind, assignment } = declaration;
    const name = assignment.name.text;
    if (!isVariableName(name) || (view === 'container' && kind !== 'env')) continue;
    const known = found.get(name);
    if (!known || (view === 'run' && kind === 'env' && known.kind === 'arg')) found.set(name, declaration);
  }
  return [...found.values()];
}

function* globalDeclarations({ instructions }: Dockerfile, end: number): Iterable<Declaration> {
  const above = instructions.filter(({ line, name }) => line < end && name === 'ARG');
  for (const instruction of above.reverse()) yield* declared(instruction, undefined);
}

/** Above a line of a stage, then in the stages that it is built on. */
function* declarationsAbove(stage: Stage, line: number): Iterable<Declaration> {
  let heir: Stage | undefined;
  for (let at: Stage | undefined = stage; at; heir = at, at = inheritedFrom(at)) {
    // What a base leaves to trigger comes first in the stage right on it, and in no other.
    if (heir) yield* declaredIn(at, Number.POSITIVE_INFINITY, true);
    yield* declaredIn(at, at === stage ? line : Number.POSITIVE_INFINITY, false);
  }
}

function* declaredIn(stage: Stage, before: number, inTrigger: boolean): Iterable<Declaration> {
  const { instructions } = stage;
  for (let i = instructions.length - 1; i > 0; i--) {
    const instruction = instructions[i] as Instruction;
    const { name } = instruction;
    if (instruction.line >= before || (inTrigger ? name !== 'ONBUILD' : name !== 'ARG' && name !== 'ENV')) continue;
    yield* declared(instruction, stage);
  }
}

function declared(instruction: Instruction, stage: Stage | undefined): readonly Declaration[] {
  const inTrigger = instruction.name === 'ONBUILD';
  const { body } = instruction;
  const keyword = body.kind === 'onbuild' ? body.trigger?.name : instruction.name;
  const kind = stage ? (keyword === 'ENV' ? 'env' : 'arg') : 'global';
  return declarationsIn(instruction)
    .map((assignment): Declaration => {
      return { kind, instruction, assignment, stage, inTrigger, range: instruction.rangeOf(assignment.name) };
    })
    .reverse();
}
