import { stepsOf } from '../model/freeVariables';
import { factsOf, type InstructionFacts } from '../model/instructionFacts';
import type { Dockerfile } from '../syntax/dockerfile';
import type { InstructionSyntax } from '../syntax/instructionSyntax';
import { parseDockerfile } from '../syntax/scan';

/** Texts below this size are read at once; that takes no longer than anybody can notice. */
export const smallText = 100_000;

/** Instructions in one go. */
const sliceLength = 2_000;

/**
 * Reads a large text in slices before its snapshot is made, so that whoever has only one thread can do something else
 * in between. What is read stays with the instructions; the snapshot finds it there.
 */
export class ReadAhead {
  readonly dockerfile: Dockerfile;
  private next = 0;
  private readonly passes = [readInside, readFacts, readVariables];

  constructor(text: string) {
    this.dockerfile = parseDockerfile(text);
  }

  get isDone(): boolean {
    return this.passes.length === 0;
  }

  /** Reads the next slice. */
  advance(): void {
    const { instructions } = this.dockerfile;
    const [pass] = this.passes;
    const end = Math.min(this.next + sliceLength, instructions.length);
    for (const { syntax } of instructions.slice(this.next, end)) pass?.(syntax);
    this.next = end;
    if (end < instructions.length) return;
    this.passes.shift();
    this.next = 0;
  }
}

/** What a snapshot asks of every instruction; the instruction keeps the answer. */
function readInside(syntax: InstructionSyntax): number {
  return syntax.traits;
}

function readVariables(syntax: InstructionSyntax): unknown {
  return stepsOf({ syntax });
}

function readFacts(syntax: InstructionSyntax): InstructionFacts {
  return factsOf(syntax);
}
