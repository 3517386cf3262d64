import type { Range } from 'vscode-languageserver-types';
import type { LineRange } from '../syntax/dockerfile';
import type { Instruction } from '../syntax/instruction';
import type { BuildError, BuildErrorId } from './stageGraph';

/** What an error is made of; places default to those of `instruction`. */
export interface ErrorDraft {
  readonly id: BuildErrorId;
  readonly message: string;
  readonly range: Range;
  /** BuildKit's location. */
  readonly lines: readonly LineRange[];
  readonly certain?: boolean;
  readonly related?: BuildError['related'];
}

export function buildError({ id, message, range, lines, certain = true, related = [] }: ErrorDraft): BuildError {
  return { id, message, range, lines, certain, related };
}

/** The lines of an instruction, as BuildKit locates it. */
export function linesOf(instruction: Instruction): LineRange {
  return { first: instruction.line, last: instruction.lastLine };
}

/** How a stage is called in messages: its name in quotes, or its number. */
export function stageLabel(stage: { readonly name: string | undefined; readonly index: number }): string {
  return stage.name === undefined ? `#${stage.index}` : `'${stage.name}'`;
}
