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
  const lists = names.filter((name) => index.has(name));
  const key = lists.join(' ');
  const found = index.get(key) ?? lists.flatMap((name) => index.get(name) ?? none).sort((a, b) => a.line - b.line);
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
