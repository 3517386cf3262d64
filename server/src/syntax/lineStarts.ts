import { countWhile } from '../util/countWhile';
import { lineStarts } from '../util/lineStarts';
import type { InstructionSyntax } from './instructionSyntax';

/** Where the physical lines of an instruction begin in its text. */
export interface LineStarts {
  /** The line, relative to the first one, in which an offset of the text stands. */
  lineOf(offset: number): number;
  /** The text's length for a line behind the last one. */
  startOf(line: number): number;
}

const known = new WeakMap<InstructionSyntax, LineStarts>();

/** Worked out once for an instruction's text. */
export function lineStartsOf(syntax: InstructionSyntax): LineStarts {
  let starts = known.get(syntax);
  if (!starts) {
    starts = readLineStarts(syntax.text);
    known.set(syntax, starts);
  }
  return starts;
}

function readLineStarts(text: string): LineStarts {
  const starts = lineStarts(text);
  return {
    startOf: (line) => starts[line] ?? text.length,
    lineOf: (offset) => Math.max(0, countWhile(starts, (start) => start <= offset) - 1),
  };
}
