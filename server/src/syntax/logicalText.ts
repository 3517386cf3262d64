import { skipSpaces } from '../util/whitespace';

/**
 * An instruction's physical lines joined the way BuildKit joins them: escape characters at line ends go with the line
 * break, comment lines and blank lines inside are dropped, nothing is put in between.
 */
export interface LogicalText {
  readonly text: string;
  /** Offsets in `text` at which a stretch of one physical line begins; ascending, the first is 0. */
  readonly starts: readonly number[];
  /** Line of each stretch, relative to the first line. */
  readonly lines: readonly number[];
  /** Character in that line at which the stretch begins. */
  readonly characters: readonly number[];
  /** Relative lines that are blank although the instruction goes on. */
  readonly blankLines: readonly number[];
  /** Relative lines that are comments inside the instruction. */
  readonly commentLines: readonly number[];
}

const carriageReturn = 0x0d;
const hash = 0x23;
const byteOrderMark = 0xfeff;

/** A physical line without its line break. */
export interface PhysicalLine {
  readonly start: number;
  /** Behind the last character, `\r` and `\n` not included. */
  readonly end: number;
  /** Where the next line begins; the text's length for the last one. */
  readonly next: number;
}

/** The physical line that begins at `start`. Lines end at `\n` only. */
export function lineAt(text: string, start: number): PhysicalLine {
  const found = text.indexOf('\n', start);
  let end = found < 0 ? text.length : found;
  const next = found < 0 ? text.length : found + 1;
  while (end > start && text.charCodeAt(end - 1) === carriageReturn) end--;
  return { start, end, next };
}

/**
 * Where the content of a continued line ends when it goes on to the next one: the place of its escape character.
 * Undefined where it does not go on. `from` is the first character that counts.
 */
export function continuationAt(text: string, from: number, end: number, escape: number): number | undefined {
  let at = end - 1;
  while (at >= from && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at--;
  if (at < from || text.charCodeAt(at) !== escape) return undefined;
  // An escape character in front of it takes its meaning away.
  return at > from && text.charCodeAt(at - 1) === escape ? undefined : at;
}

/** The first character of a line that counts at the start of an instruction; skips a byte order mark at offset 0. */
export function contentStart(text: string, line: PhysicalLine): number {
  const start = line.start === 0 && text.charCodeAt(0) === byteOrderMark ? 1 : line.start;
  return skipSpaces(text, start, line.end);
}

const nothing: readonly number[] = [];
const zero: readonly number[] = [0];

/** Most instructions have one line; what is alike for all of them is shared. */
function oneLine(text: string): LogicalText {
  const line = lineAt(text, 0);
  const start = contentStart(text, line);
  const characters = start === 0 ? zero : [start];
  return {
    text: text.slice(start, line.end),
    starts: zero,
    lines: zero,
    characters,
    blankLines: nothing,
    commentLines: nothing,
  };
}

/** A last line may go on although nothing follows. */
function endsInEscape(text: string, escape: number): boolean {
  const line = lineAt(text, 0);
  return continuationAt(text, contentStart(text, line), line.end, escape) !== undefined;
}

/** Joins the first `lineCount` lines of `text`, whose first line is that of the keyword. */
export function joinLines(text: string, lineCount: number, escape: number): LogicalText {
  if (lineCount === 1 && !endsInEscape(text, escape)) return oneLine(text);
  const pieces: string[] = [];
  const starts: number[] = [];
  const lines: number[] = [];
  const characters: number[] = [];
  const blankLines: number[] = [];
  const commentLines: number[] = [];
  let length = 0;
  let at = 0;
  for (let index = 0; index < lineCount; index++) {
    const line = lineAt(text, at);
    at = line.next;
    const start = index === 0 ? contentStart(text, line) : line.start;
    if (index > 0) {
      const first = skipSpaces(text, start, line.end);
      if (first === line.end) {
        blankLines.push(index);
        continue;
      }
      if (text.charCodeAt(first) === hash) {
        commentLines.push(index);
        continue;
      }
    }
    const end = continuationAt(text, start, line.end, escape) ?? line.end;
    pieces.push(text.slice(start, end));
    starts.push(length);
    lines.push(index);
    characters.push(start - line.start);
    length += end - start;
  }
  return { text: pieces.join(''), starts, lines, characters, blankLines, commentLines };
}
