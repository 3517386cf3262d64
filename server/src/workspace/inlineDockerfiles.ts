import type { Position, Range } from 'vscode-languageserver-types';
import { buildGraph } from '../model/buildGraph';
import type { Instruction } from '../syntax/instruction';
import { movedDown } from '../syntax/movedDown';
import { parseDockerfile } from '../syntax/scan';
import type { InlineDockerfile } from '../targets/buildReference';
import type { TargetReference } from '../targets/targetReference';
import { type Interpolation, interpolationOf } from './interpolation';
import type { Snapshot } from './snapshot';
import type { TargetIndex } from './targetIndex';

/** A text at a version. */
export interface HostText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/**
 * A Dockerfile whose lines are lines of another file, each behind the same indentation. Its snapshot has that file's uri,
 * version and line numbers: only the columns are its own.
 */
export interface InlineBlock {
  readonly inline: InlineDockerfile;
  readonly snapshot: Snapshot;
  /** First and last line in the file, 0-based, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** The same, from the first character to the last. */
  readonly range: Range;
  /** How many blanks stand in front of each line. */
  readonly indent: number;
  readonly interpolation: Interpolation;
  /** The lines of the whole file. */
  readonly lines: readonly string[];
  /** Instructions with variables of the file around, which are gone before BuildKit sees them. */
  readonly open: readonly Instruction[];
}

/** To editors it ends a line, and to a Dockerfile it does not. */
const loneReturn = /\r(?!\n)/;

type References = readonly TargetReference[];

interface Known {
  readonly version: number;
  readonly overlays: References;
  readonly blocks: readonly InlineBlock[];
}

const known = new WeakMap<References, Known>();

/**
 * The Dockerfiles that stand in a file line by line; no others, such as one in quotes. `references` is all that the file
 * builds, `overlaysOfFile` gives builds of other files that may be of one of them, see `overlaysOf`. Kept for the same references.
 */
export function inlineBlocks(
  host: HostText,
  references: References,
  overlaysOfFile: () => References = () => [],
): readonly InlineBlock[] {
  if (!references.some(({ build }) => build.inline) || loneReturn.test(host.text)) return [];
  const overlays = overlaysOfFile();
  const before = known.get(references);
  if (before?.version === host.version && isSameList(before.overlays, overlays)) return before.blocks;
  const byInline = new Map<InlineDockerfile, TargetReference[]>();
  for (const reference of references) {
    const { inline } = reference.build;
    const askers = inline && byInline.get(inline);
    if (askers) askers.push(reference);
    else if (inline) byInline.set(inline, [reference]);
  }
  const lines = host.text.split(/\r?\n/);
  const blocks = [...byInline].flatMap(([inline, askers]) => {
    const above = overlays.filter(({ label }) => askers.some((asker) => asker.label === label));
    return blockOf(host, lines, inline, [...askers, ...above]) ?? [];
  });
  known.set(references, { version: host.version, overlays, blocks });
  return blocks;
}

/**
 * The builds of other compose files in the folder of `uri` that take their Dockerfile from inside of another file: what
 * they ask for, they ask of the service of the same name.
 */
export function overlaysOf(uri: string, index: TargetIndex): References {
  const folder = parentOf(uri);
  const beside = index.files().filter((file) => file !== uri && parentOf(file) === folder);
  return beside.flatMap((file) => index.referencesIn(file).filter(isOverlay));
}

function isOverlay({ kind, target, build: { dockerfile } }: TargetReference): boolean {
  return kind === 'compose' && target !== undefined && dockerfile?.dynamic === true && dockerfile.text === '';
}

function parentOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

function isSameList(one: References, other: References): boolean {
  return one.length === other.length && one.every((reference, index) => reference === other[index]);
}

/** The block that a line stands in. */
export function blockAt(blocks: readonly InlineBlock[], line: number): InlineBlock | undefined {
  return blocks.find(({ first, last }) => first <= line && line <= last);
}

/** Where a place of the file is in the Dockerfile inside; undefined outside of it, its indentation included. */
export function positionInside(block: InlineBlock, { line, character }: Position): Position | undefined {
  const { first, last, indent, lines, interpolation } = block;
  if (line < first || line > last || character < indent) return undefined;
  const dropped = interpolation.dropped(lines[line]).filter((at) => at < character).length;
  return { line, character: character - indent - dropped };
}

/** Where a place of the Dockerfile is in the file around it. */
export function positionOutside(block: InlineBlock, { line, character }: Position): Position {
  const { indent, lines, interpolation } = block;
  let at = indent + character;
  for (const dropped of interpolation.dropped(lines[line])) if (dropped < at) at++;
  return { line, character: Math.min(at, lines[line].length) };
}

/** Whether a place of the file is in or at a variable that is gone before BuildKit sees the text. */
export function isInVariable({ lines, interpolation }: InlineBlock, { line, character }: Position): boolean {
  return interpolation.variables(lines[line]).some(({ start, end }) => start < character && character <= end);
}

/** Whether the names of all stages are there as BuildKit sees them. */
export function knowsNames({ open, snapshot: { graph } }: InlineBlock): boolean {
  const unnamed = new Set(graph.stages.filter(({ name }) => name === undefined).map(({ from }) => from));
  return !open.some((instruction) => unnamed.has(instruction) || /[$%]/.test(instruction.name));
}

function blockOf(
  { uri, version }: HostText,
  lines: readonly string[],
  inline: InlineDockerfile,
  targets: readonly TargetReference[],
): InlineBlock | undefined {
  const interpolation = interpolationOf(targets[0].kind);
  const written = withoutBlankEnd(inline.text.split(/\r?\n/));
  const place = placeOf(inline, written, lines, interpolation);
  if (!place) return undefined;
  const { first, indent } = place;
  const isSame = (line: string, index: number) => meaning(lines[first + index], indent, interpolation) === line;
  if (!written.every(isSame)) return undefined;
  // Empty lines at the end are no part of what YAML says, but the next thing may be typed there.
  let last = first + written.length - 1;
  while (lines[last + 1]?.trim() === '') last++;
  const text = [...written, ...lines.slice(first + written.length, last + 1).map((line) => line.slice(indent))].join(
    '\n',
  );
  const dockerfile = movedDown(parseDockerfile(text), first);
  const graph = buildGraph(dockerfile, {});
  const lookedThrough = { state: 'complete', files: 1 } as const;
  const snapshot = { uri, version, text: '\n'.repeat(first) + text, dockerfile, graph, targets, lookedThrough };
  const hasVariable = (line: number) => interpolation.variables(lines[line]).length > 0;
  const open = dockerfile.instructions.filter((one) => linesOf(one).some(hasVariable));
  const range = { start: { line: first, character: 0 }, end: { line: last, character: lines[last].length } };
  return { inline, snapshot, first, last, range, indent, interpolation, lines, open };
}

/** The lines of an instruction. */
export function linesOf({ line, lastLine }: Instruction): readonly number[] {
  return Array.from({ length: lastLine - line + 1 }, (_, index) => line + index);
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** Where the first line stands, and behind how many blanks, as the first one tells that stands there as it is. */
function placeOf(
  { stretches }: InlineDockerfile,
  written: readonly string[],
  lines: readonly string[],
  interpolation: Interpolation,
): { first: number; indent: number } | undefined {
  const found = stretches.find(({ length }) => length > 0);
  const line = found && written[found.start.line];
  if (!found || line === undefined) return undefined;
  const first = found.place.line - found.start.line;
  const indent = (meaning(lines[found.place.line] ?? '', 0, interpolation)?.length ?? 0) - line.length;
  return first >= 0 && indent >= 0 && first + written.length <= lines.length ? { first, indent } : undefined;
}

/** What a line of the file is in the Dockerfile; undefined where something else stands in its indentation. */
function meaning(line: string, indent: number, { dropped }: Interpolation): string | undefined {
  if (line.slice(0, indent).trim() !== '') return undefined;
  let text = '';
  let from = indent;
  for (const at of dropped(line)) {
    text += line.slice(from, at);
    from = at + 1;
  }
  return text + line.slice(from);
}
