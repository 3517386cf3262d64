import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import type { Dockerfile } from '../syntax/dockerfile';
import type { Instruction } from '../syntax/instruction';
import type { Snapshot } from '../workspace/snapshot';
import { type CommentBlock, commentBlockAt } from './commentLines';
import { stageRange } from './definition';
import { instructionAt } from './instructionAt';
import { contains } from './ranges';
import { selectionSpans } from './selectionSpans';

/**
 * What a selection at each position grows to, step by step: word, flag, argument, instruction, the same with the
 * comment above it, stage, file. There is an answer for every position, wherever it stands.
 */
export function selectionRanges(snapshot: Snapshot, positions: readonly Position[]): SelectionRange[] {
  const lines = snapshot.text.split('\n');
  return positions.map((position) => nested(position, rangesAt(snapshot, lines, position)));
}

/** The lines of the text, with what stands at their ends. */
type Lines = readonly string[];

/** Links those of the ranges that hold the one before, each a little more. */
function nested(position: Position, ranges: readonly Range[]): SelectionRange {
  const steps: Range[] = [];
  for (const range of ranges) {
    const inner = steps.at(-1);
    if (inner ? holdsMore(range, inner) : contains(range, position) && !isEmpty(range)) steps.push(range);
  }
  const outermost = steps.pop() ?? { start: position, end: position };
  return steps.reduceRight<SelectionRange>((parent, range) => ({ range, parent }), { range: outermost });
}

function isEmpty({ start, end }: Range): boolean {
  return start.line === end.line && start.character === end.character;
}

function holdsMore(outer: Range, inner: Range): boolean {
  const holds = contains(outer, inner.start) && contains(outer, inner.end);
  return holds && !(contains(inner, outer.start) && contains(inner, outer.end));
}

/** Candidates from the inside out. */
function rangesAt(snapshot: Snapshot, lines: Lines, position: Position): Range[] {
  const { dockerfile, graph } = snapshot;
  const { line } = position;
  const instruction = instructionAt(dockerfile.instructions, line);
  const comment = commentBlockAt(snapshot, line);
  const below = instruction ?? (comment && instructionAt(dockerfile.instructions, comment.last + 1));
  const stage = graph.stageAt(below?.line ?? line);
  return [
    ...wordsAt(lines, position),
    ...directiveAt(dockerfile, lines, position),
    ...(comment ? [contentOf(lines, line), blockRange(lines, comment)] : []),
    ...(instruction ? instructionRanges(instruction, lines, position) : []),
    ...(below ? withComment(snapshot, below, below.range) : []),
    ...(stage && (below || line <= stage.lastLine) ? withComment(snapshot, stage.from, stageRange(stage)) : []),
    { start: { line: 0, character: 0 }, end: endOf(lines, lines.length - 1) },
  ];
}

/** The word, and the path, name or version that it is a part of. */
function wordsAt(lines: Lines, { line, character }: Position): Range[] {
  const text = lines[line] ?? '';
  return [/\w/, /[\w./:@~%+-]/].map((part) => {
    let [start, end] = [character, character];
    while (start > 0 && part.test(text[start - 1] ?? '')) start--;
    while (part.test(text[end] ?? '')) end++;
    return { start: { line, character: start }, end: { line, character: end } };
  });
}

function directiveAt({ directives }: Dockerfile, lines: Lines, { line }: Position): Range[] {
  const directive = directives.find((one) => one.line === line);
  return directive ? [directive.valueRange, contentOf(lines, line)] : [];
}

function instructionRanges(instruction: Instruction, lines: Lines, position: Position): Range[] {
  const offset = instruction.offsetAt(position);
  const { range } = instruction;
  if (offset === undefined) return [...heredocRanges(instruction, lines, position.line), range];
  const spans = selectionSpans(instruction.parts, instruction.syntax.logical.text, offset);
  const line = instruction.syntax.headLines > 1 ? [contentOf(lines, position.line)] : [];
  const grown = spans.map((span) => instruction.rangeOf(span));
  return [...grown.filter(({ start, end }) => start.line === end.line), ...line, ...grown, range];
}

/** Inside a heredoc: the line, the body, the body with its end. */
function heredocRanges({ line, syntax }: Instruction, lines: Lines, at: number): Range[] {
  const body = syntax.heredocs.find(({ bodyStart, bodyEnd }) => line + bodyStart <= at && at <= line + bodyEnd);
  if (!body) return [contentOf(lines, at)];
  const start = { line: line + body.bodyStart, character: 0 };
  const lastOfBody = Math.max(line + body.bodyStart, line + body.bodyEnd - 1);
  return [
    contentOf(lines, at),
    { start, end: endOf(lines, lastOfBody) },
    { start, end: endOf(lines, Math.min(line + body.bodyEnd, line + syntax.lineCount - 1)) },
  ];
}

/** A range, and the same with the comment that stands right above the instruction with which it begins. */
function withComment(snapshot: Snapshot, { line }: Instruction, range: Range): Range[] {
  const above = commentBlockAt(snapshot, line - 1);
  return above ? [range, { start: { line: above.first, character: 0 }, end: range.end }] : [range];
}

function blockRange(lines: Lines, { first, last }: CommentBlock): Range {
  return { start: contentOf(lines, first).start, end: endOf(lines, last) };
}

/** A line without the blanks around it. */
function contentOf(lines: Lines, line: number): Range {
  const text = lines[line] ?? '';
  const start = text.length - text.trimStart().length;
  return { start: { line, character: start }, end: { line, character: Math.max(start, text.trimEnd().length) } };
}

function endOf(lines: Lines, line: number): Position {
  return { line, character: lines[line]?.replace(/\r$/, '').length ?? 0 };
}
