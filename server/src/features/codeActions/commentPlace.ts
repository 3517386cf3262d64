import type { Instruction } from '../../syntax/instruction';
import { type CommentLine, commentBlockAt, commentLines } from '../commentLines';
import type { DockerfileText } from './mendable';

/** The comments between an instruction and the one above it, in file order; parser directives are none. */
export function commentsAbove({ snapshot }: DockerfileText, instruction: Instruction): readonly CommentLine[] {
  const { instructions } = snapshot.dockerfile;
  const before = instructions[instructions.indexOf(instruction) - 1]?.lastLine ?? -1;
  return commentLines(snapshot).filter(
    ({ line, inside }) => inside === undefined && before < line && line < instruction.line,
  );
}

/**
 * The line in front of which a comment for an instruction goes: right above it, but above the words that describe a
 * stage or an argument, which BuildKit expects next to it.
 */
export function lineForComment({ snapshot }: DockerfileText, { line, name }: Instruction): number {
  if (name !== 'FROM' && name !== 'ARG') return line;
  return commentBlockAt(snapshot, line - 1)?.first ?? line;
}

/** The first line below the parser directives, where another one may stand. */
export function lineBelowDirectives({ snapshot, first }: DockerfileText): number {
  const last = snapshot.dockerfile.directives.at(-1)?.line;
  if (last !== undefined) return last + 1;
  return snapshot.text.startsWith('#!') ? first + 1 : first;
}

/** A line of its own in front of another one, behind a byte order mark. */
export function lineInsert({ snapshot }: DockerfileText, line: number, text: string) {
  const character = line === 0 && snapshot.text.startsWith('\ufeff') ? 1 : 0;
  const start = { line, character };
  return { range: { start, end: start }, newText: `${text}\n` };
}

/** The blanks in front of an instruction. */
export function indentOf({ snapshot }: DockerfileText, { line }: Instruction): string {
  return /^[ \t]*/.exec(lineAt(snapshot.text, line))?.[0] ?? '';
}

/** A line of a text without its end. */
export function lineAt(text: string, line: number): string {
  return (text.split('\n', line + 1)[line] ?? '').replace(/\r$/, '');
}
