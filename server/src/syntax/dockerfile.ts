import type { Range } from 'vscode-languageserver-types';
import type { Instruction } from './instruction';
import type { SyntaxProblemId } from './problem';

/** A parser directive at the top of the file (`# syntax=…`, `# escape=…`, `# check=…`). */
export interface Directive {
  /** Lower-case key. */
  readonly key: string;
  readonly value: string;
  readonly line: number;
  readonly keyRange: Range;
  readonly valueRange: Range;
}

/** A syntax problem at its place in the document. */
export interface PlacedProblem {
  readonly id: SyntaxProblemId;
  readonly pass: 'parse' | 'instruction';
  readonly message: string;
  readonly range: Range;
  /** The lines that BuildKit names for it, 0-based inclusive; undefined where it names none. */
  readonly lines?: LineRange;
  readonly suggestion?: string;
}

/** First and last line, 0-based, both inclusive. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * A Dockerfile cut into instructions. Read-only; an edit makes a new one that shares what did not change.
 * No text makes this throw: what BuildKit refuses is in `problems`, and the rest of the file is still there.
 */
export interface Dockerfile {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  readonly instructions: readonly Instruction[];
  readonly lineCount: number;
  /** All refusals in file order; lazy, computed on first use. */
  readonly problems: readonly PlacedProblem[];
  /** The refusal that BuildKit itself would stop at. */
  readonly firstRefusal: PlacedProblem | undefined;
}
