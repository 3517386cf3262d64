import { factsOf } from '../model/instructionFacts';
import type { Dockerfile } from '../syntax/dockerfile';
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

  constructor(text: string) {
    this.dockerfile = parseDockerfile(text);
  }

  get isDone(): boolean {
    return this.next >= this.dockerfile.instructions.length;
  }

  /** Reads the next slice. */
  advance(): void {
    const { instructions } = this.dockerfile;
    const end = Math.min(this.next + sliceLength, instructions.length);
    for (let i = this.next; i < end; i++) {
      const syntax = instructions[i]?.syntax;
      // Asked for what a snapshot asks first; the answers are kept.
      if (syntax && syntax.traits >= 0) factsOf(syntax);
    }
    this.next = end;
  }
}
