import type { Instruction } from '../syntax/instruction';
import { Trait } from '../syntax/instructionSyntax';

/** A FROM and the instructions below it, up to the next FROM. */
export interface StageLines {
  readonly from: Instruction;
  /** FROM included. */
  readonly instructions: readonly Instruction[];
}

export interface CutFile {
  /** The ARGs in front of the first FROM. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly StageLines[];
}

/** Cuts a file into stages. What stands in front of the first FROM and is no ARG belongs to none. */
export function cutStages(instructions: readonly Instruction[]): CutFile {
  const starts: number[] = [];
  for (let i = 0; i < instructions.length; i++) if ((instructions[i]?.syntax.traits ?? 0) & Trait.from) starts.push(i);
  const globals = instructions.slice(0, starts[0]).filter(({ name }) => name === 'ARG');
  const stages = starts.map((start, index) => ({
    from: instructions[start] as Instruction,
    instructions: instructions.slice(start, starts[index + 1]),
  }));
  return { globals, stages };
}
