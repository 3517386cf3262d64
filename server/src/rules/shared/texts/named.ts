import { perStageText } from '../../../model/perStageText';
import type { Stage } from '../../../model/stageGraph';
import type { Instruction } from '../../../syntax/instruction';

type Instructions = readonly Instruction[];

const none: Instructions = [];
const indexes = new WeakMap<Instructions, Map<string, Instructions>>();

/**
 * Those of a list that have one of these upper-case keywords, in order. The list is gone through once for all rules
 * that ask about it, so that a rule pays for what it looks at alone.
 */
export function named(instructions: Instructions, ...names: readonly string[]): Instructions {
  const index = indexes.get(instructions) ?? indexOf(instructions);
  indexes.set(instructions, index);
  const there = names.filter((name) => index.has(name));
  const key = there.join(' ');
  const found = index.get(key) ?? instructions.filter(({ syntax }) => there.includes(syntax.name));
  index.set(key, found);
  return found;
}

/** What is sought by several names has an entry of its own once somebody asked. */
function indexOf(instructions: Instructions): Map<string, Instructions> {
  const index = new Map<string, Instruction[]>();
  for (const instruction of instructions) {
    const { name } = instruction.syntax;
    const list = index.get(name);
    if (list) list.push(instruction);
    else index.set(name, [instruction]);
  }
  return index;
}

/** The same for a stage of the graph; what its texts are is known as long as they stay, wherever the stage moves. */
export function namedIn(stage: Stage, ...names: readonly string[]): Instructions {
  const places = placesIn(stage);
  const found = names.flatMap((name) => places.get(name) ?? nowhere);
  if (found.length === 0) return none;
  if (names.length > 1) found.sort((a, b) => a - b);
  return found.map((at) => stage.instructions[at] as Instruction);
}

const nowhere: readonly number[] = [];

const placesIn = perStageText(({ instructions }): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [at, { name }] of instructions.entries()) {
    const list = places.get(name);
    if (list) list.push(at);
    else places.set(name, [at]);
  }
  return places;
});
