import type { Instruction } from '../../syntax/instruction';
import { type CommentLine, commentBlockAt, commentLines } from '../commentLines';
import type { DockerfileText } from './mendable';

/**
 * The comments between an instruction and the one above it that are taken as its own, in file order: an empty one takes
 * away those above it, and parser directives are none.
 */
export function commentsAbove(text: DockerfileText, instruction: Instruction): readonly CommentLine[] {
  const comments = allAbove(text, instruction);
  return comments.slice(comments.findLastIndex(isEmpty) + 1);
}

function allAbove({ snapshot }: DockerfileText, instruction: Instruction): readonly CommentLine[] {
  const { instructions } = snapshot.dockerfile;
  const before = instructions[instructions.indexOf(instruction) - 1]?.lastLine ?? -1;
  return commentLines(snapshot).filter(
    ({ line, inside }) => inside === undefined && before < line && line < instruction.line,
  );
}

function isEmpty({ text }: CommentLine): boolean {
  return text === '';
}

/**
 * The line in front of which a comment for an instruction goes: right above it, but above the words that describe a
 * stage or an argument, which BuildKit expects next to it.
 */
export function lineForComment(text: DockerfileText, instruction: Instruction): number {
  const { line, name } = instruction;
  if (name !== 'FROM' && name !== 'ARG') return line;
  const first = commentBlockAt(text.snapshot, line - 1)?.first ?? line;
  return Math.max(first, lineBelowEmpty(text, instruction), lineBelowDirectives(text));
}

/** The line in front of which a comment for the whole file goes. */
export function lineForFileComment(text: DockerfileText): number {
  const [first] = text.snapshot.dockerfile.instructions;
  return Math.max(lineBelowDirectives(text), first ? lineBelowEmpty(text, first) : 0);
}

/** Only below this line is a comment taken as the instruction's own. */
function lineBelowEmpty(text: DockerfileText, instruction: Instruction): number {
  return (allAbove(text, instruction).findLast(isEmpty)?.line ?? -1) + 1;
}

/** The first line below the parser directives, where another one may stand. */
export function lineBelowDirectives({ snapshot, first }: DockerfileText): number {
  const { directives, problems } = snapshot.dockerfile;
  const twice = problems.find(({ id }) => id === 'duplicate-directive');
  const last = twice?.range.start.line ?? directives.at(-1)?.line;
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
