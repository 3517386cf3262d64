import type { Instruction } from '../syntax/instruction';
import type { Snapshot } from '../workspace/snapshot';
import { perSnapshot } from './perSnapshot';

/** A line that is nothing but a comment. */
export interface CommentLine {
  /** 0-based. */
  readonly line: number;
  /** What follows the `#`, without blanks around it. */
  readonly text: string;
  /** The instruction in whose lines it stands, if it stands in one. */
  readonly inside: Instruction | undefined;
}

/** All comment lines in file order, but for parser directives; what looks like one in a heredoc is none. */
export const commentLines = perSnapshot((snapshot: Snapshot): readonly CommentLine[] => {
  const { instructions, directives } = snapshot.dockerfile;
  const found: CommentLine[] = [];
  const lines = snapshot.text.split('\n');
  let line = (directives.at(-1)?.line ?? -1) + 1;
  for (const instruction of instructions) {
    commentsBetween(lines, line, instruction.line, found);
    commentsInside(lines, instruction, found);
    line = instruction.lastLine + 1;
  }
  commentsBetween(lines, line, lines.length, found);
  return found;
});

function commentsBetween(lines: readonly string[], from: number, to: number, found: CommentLine[]): void {
  for (let line = from; line < to; line++) {
    const text = commentText(lines[line]);
    if (text !== undefined) found.push({ line, text, inside: undefined });
  }
}

function commentsInside(lines: readonly string[], instruction: Instruction, found: CommentLine[]): void {
  if (instruction.syntax.headLines < 2) return;
  for (const relative of instruction.syntax.logical.commentLines) {
    const line = instruction.line + relative;
    found.push({ line, text: commentText(lines[line]) ?? '', inside: instruction });
  }
}

/** Undefined for a line that is no comment. */
function commentText(line: string | undefined): string | undefined {
  const content = line?.replace('\ufeff', '').trim();
  return content?.startsWith('#') ? content.slice(1).trim() : undefined;
}

/** First and last line, 0-based, both inclusive. */
export interface CommentBlock {
  readonly first: number;
  readonly last: number;
}

/** Runs of comment lines without a line in between. */
export function commentBlocks(comments: readonly CommentLine[]): CommentBlock[] {
  const blocks: { first: number; last: number; inside: Instruction | undefined }[] = [];
  for (const { line, inside } of comments) {
    const block = blocks.at(-1);
    if (block && block.last === line - 1 && block.inside === inside) block.last = line;
    else blocks.push({ first: line, last: line, inside });
  }
  return blocks;
}

const blocksByLine = perSnapshot((snapshot: Snapshot): ReadonlyMap<number, CommentBlock> => {
  const found = new Map<number, CommentBlock>();
  for (const block of commentBlocks(commentLines(snapshot))) {
    for (let line = block.first; line <= block.last; line++) found.set(line, block);
  }
  return found;
});

/** The run of comments in which this 0-based line stands. */
export function commentBlockAt(snapshot: Snapshot, line: number): CommentBlock | undefined {
  return blocksByLine(snapshot).get(line);
}
