import type { Position } from 'vscode-languageserver-types';
import type { Instruction } from '../syntax/instruction';
import { continuationAt, lineAt } from '../syntax/logicalText';
import { countWhile } from '../util/countWhile';

/** The instruction in whose lines `line` stands. */
export function instructionAt(instructions: readonly Instruction[], line: number): Instruction | undefined {
  const found = lastAbove(instructions, line);
  return found && line <= found.lastLine ? found : undefined;
}

/** A place in an instruction's logical text. */
export interface TextPlace {
  readonly instruction: Instruction;
  readonly offset: number;
  /** On a blank line, which BuildKit drops: what is typed there stands behind a blank. */
  readonly onBlankLine: boolean;
}

/**
 * Where what is typed at `position` would stand in an instruction. Undefined in comments and heredoc bodies, in the
 * indentation of a keyword and behind the escape character at a line's end. A blank line counts as the instruction's
 * where the line above goes on, at the end of the file too.
 */
export function textPlaceAt(instructions: readonly Instruction[], position: Position): TextPlace | undefined {
  const instruction = lastAbove(instructions, position.line);
  if (!instruction) return undefined;
  const { text, starts, lines, characters, commentLines } = instruction.syntax.logical;
  const line = position.line - instruction.line;
  const stretch = lines.indexOf(line);
  if (stretch >= 0) {
    const start = starts[stretch] as number;
    const offset = start + position.character - (characters[stretch] as number);
    const end = starts[stretch + 1] ?? text.length;
    return offset < start || offset > end ? undefined : { instruction, offset, onBlankLine: false };
  }
  if (commentLines.includes(line) || !isOpenAt(instruction, line)) return undefined;
  const behind = starts[lines.findIndex((other) => other > line)] ?? text.length;
  return { instruction, offset: behind, onBlankLine: true };
}

/** Whether a line that is in no stretch of the instruction would go on with it. */
function isOpenAt({ syntax }: Instruction, line: number): boolean {
  if (line < syntax.headLines) return true;
  return line === syntax.headLines && syntax.heredocs.length === 0 && endsInEscape(syntax);
}

function endsInEscape({ text, escape }: Instruction['syntax']): boolean {
  const { start, end } = lineAt(text, text.lastIndexOf('\n') + 1);
  return continuationAt(text, start, end, escape.charCodeAt(0)) !== undefined;
}

function lastAbove(instructions: readonly Instruction[], line: number): Instruction | undefined {
  return instructions[countWhile(instructions, (instruction) => instruction.line <= line) - 1];
}
