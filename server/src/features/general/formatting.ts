import type { FormattingOptions, Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { LineRange } from '../../syntax/dockerfile';
import type { Instruction } from '../../syntax/instruction';
import { instructionNames } from '../../syntax/keywords';
import type { Snapshot } from '../../workspace/snapshot';
import { instructionAt } from '../instructionAt';
import { freeLines } from './freeIndentation';
import type { AskLanguage } from './language';

/**
 * Indents the lines that go on from the one above, and nothing else. What is inside of quotes or heredocs, and where
 * blanks are part of a value, stays as it is: a formatted Dockerfile builds what it built before.
 */
export async function formatting(
  snapshot: Snapshot,
  options: FormattingOptions,
  ask: AskLanguage,
  lines: LineRange = wholeFile,
): Promise<TextEdit[] | undefined> {
  if (hasStrangeCharacters(snapshot) || hasOpenHeredoc(snapshot)) return [];
  const { first, outline, free } = outlineOf(snapshot, lines);
  const edits = await ask('indentation', (language) => language.indentation(outline.join('\n'), options));
  return edits
    ?.map(({ range, newText }) => ({ range: movedDown(range, first), newText }))
    .filter(({ range: { start } }) => isWithin(lines, start.line) && free[start.line - first]);
}

/** `formatting` of the lines of a range. */
export async function rangeFormatting(
  snapshot: Snapshot,
  { start, end }: Range,
  options: FormattingOptions,
  ask: AskLanguage,
): Promise<TextEdit[] | undefined> {
  // A selection of whole lines ends in front of the next one.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return formatting(snapshot, options, ask, { first: start.line, last });
}

/** Indents the next line when an escape character at the end of a line makes it go on. */
export async function onTypeFormatting(
  snapshot: Snapshot,
  position: Position,
  typed: string,
  options: FormattingOptions,
  ask: AskLanguage,
): Promise<TextEdit[] | undefined> {
  const next = position.line + 1;
  const instruction = instructionAt(snapshot.dockerfile.instructions, next);
  if (!instruction || typed !== instruction.syntax.escape || instruction.line === next) return [];
  if (next - instruction.line >= instruction.syntax.headLines || startsInstruction(snapshot, next)) return [];
  return formatting(snapshot, options, ask, { first: next, last: next });
}

const wholeFile: LineRange = { first: 0, last: Number.POSITIVE_INFINITY };
const instructions: ReadonlySet<string> = new Set(instructionNames);

/** Whether the line looks like an instruction that is about to get its own line back. */
function startsInstruction({ text }: Snapshot, line: number): boolean {
  const [, word = ''] = /^([A-Z]+)[ \t]/.exec(text.split('\n', line + 1)[line] ?? '') ?? [];
  return instructions.has(word);
}

/**
 * A lone carriage return ends a line to editors and not to BuildKit; a byte order mark inside of the text is a blank to
 * some and a letter to others.
 */
function hasStrangeCharacters({ text }: Snapshot): boolean {
  return /\r(?!\n)/.test(text) || text.includes('\ufeff', 1);
}

/** A heredoc without an end would find one in a line that loses its blanks. */
function hasOpenHeredoc({ dockerfile }: Snapshot): boolean {
  return dockerfile.instructions.some(({ syntax }) => syntax.heredocs.some(({ terminated }) => !terminated));
}

interface Outline {
  /** Line of the file at which it begins. */
  readonly first: number;
  /** Lines of the file: their blanks at the beginning, with the same few words in all of them. */
  readonly outline: readonly string[];
  /** Whether a line may begin with other blanks. */
  readonly free: readonly boolean[];
}

/** What says how the lines of a range and of the instructions that reach into it have to be indented. */
function outlineOf({ text, dockerfile }: Snapshot, range: LineRange): Outline {
  const first = instructionAt(dockerfile.instructions, range.first)?.line ?? range.first;
  const lines = text.split('\n').slice(first, range.last + 1);
  const free = lines.map(isFreeOutside);
  const outline = lines.map((line) => reword(line, 'RUN x'));
  for (const instruction of dockerfile.instructions) {
    if (instruction.line > range.last) break;
    if (instruction.line >= first) outlineInstruction(instruction, instruction.line - first, lines, { outline, free });
  }
  if (text.startsWith('\ufeff') && first === 0) free[0] = false;
  return { first, outline, free };
}

/** Puts an instruction that begins at the line `top` of `lines` into an outline. */
function outlineInstruction(
  instruction: Instruction,
  top: number,
  lines: readonly string[],
  { outline, free }: { readonly outline: string[]; readonly free: boolean[] },
): void {
  const { headLines, lineCount } = instruction.syntax;
  const end = Math.min(lineCount, lines.length - top);
  for (let line = 0; line < end; line++) {
    free[top + line] = false;
    if (line >= headLines) outline[top + line] = '';
    else if (headLines > 1) {
      const words = line === 0 ? 'RUN x' : 'x';
      outline[top + line] = reword(lines[top + line] as string, line < headLines - 1 ? `${words} \\` : words, true);
    }
  }
  for (const line of freeLines(instruction)) if (line < end) free[top + line] = true;
}

/** A line outside of instructions. What might become a directive, or cease to be one, is not moved. */
function isFreeOutside(line: string): boolean {
  return !/^[ \t]*#[ \t]*(?:syntax|escape|check)[ \t]*=/i.test(line);
}

/** The line's indentation with other words; nothing for a line that has none, unless it matters to the next one. */
function reword(line: string, words: string, goesOn = false): string {
  const [blanks = ''] = /^[ \t]*/.exec(line) ?? [];
  if (line.trim() === '') return blanks;
  return blanks === '' && !goesOn ? '' : blanks + words;
}

function isWithin({ first, last }: LineRange, line: number): boolean {
  return line >= first && line <= last;
}

function movedDown({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
