import type { Position, Range } from 'vscode-languageserver-types';
import { sameUri } from '../../util/uris';
import { blockAt, type InlineBlock, positionOutside } from '../../workspace/inlineDockerfiles';

/** A file, and the Dockerfiles that stand in it line by line. */
export interface FileAround {
  readonly uri: string;
  readonly inside: readonly InlineBlock[];
}

/**
 * An answer about Dockerfiles inside of a file, with its places and edits as that file has them: ranges and positions
 * wherever they are in it, of that file alone. What stands in no line of a Dockerfile stays as it is, and so does what is
 * another file's. New text is written as the format wants it, and what stands behind a line end in it is indented.
 * `answer` is plain data, and stays as it is.
 */
export function inFile<T>(answer: T, { uri, inside }: FileAround): T {
  if (inside.length === 0) return answer;
  const own = sameUri(uri);
  return walk(answer, true, { isOwn: (other) => sameUri(other) === own, blocks: inside }) as T;
}

interface Way {
  readonly isOwn: (uri: string) => boolean;
  readonly blocks: readonly InlineBlock[];
}

/** `isHere`: what has no uri of its own is of our file. */
function walk(value: unknown, isHere: boolean, way: Way): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, isHere, way));
  if (!isRecord(value)) return value;
  if (isRange(value)) return isHere ? rangeOutside(value, way) : value;
  if (isPosition(value)) return isHere ? placeOutside(value, way) : value;
  const at = uriOf(value);
  const inside = at === undefined ? isHere : way.isOwn(at);
  const result: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    if (key === 'data') result[key] = part;
    else if (key === 'changes' && isRecord(part)) result[key] = walkChanges(part, way);
    else result[key] = walk(part, key === 'originSelectionRange' ? isHere : inside, way);
  }
  return isHere && inside ? withNewText(value, result, way) : result;
}

/** Edits by the files that they change. */
function walkChanges(changes: Record<string, unknown>, way: Way): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([uri, edits]) => [uri, walk(edits, way.isOwn(uri), way)]));
}

/** The file that something says its places are of. */
function uriOf(value: Record<string, unknown>): string | undefined {
  const { uri, targetUri, textDocument } = value;
  const found = uri ?? targetUri ?? (isRecord(textDocument) ? textDocument.uri : undefined);
  return typeof found === 'string' ? found : undefined;
}

/** An edit that changes a block, with a text that means the same there. */
function withNewText(edit: Record<string, unknown>, result: Record<string, unknown>, { blocks }: Way): unknown {
  const { newText, range, insert } = edit;
  const place = isRecord(range) && isRange(range) ? range : insert;
  if (typeof newText !== 'string' || !isRecord(place) || !isRange(place)) return result;
  const block = blockAt(blocks, place.start.line);
  if (!block) return result;
  // A blank line has no indentation that what is written there could stand behind.
  if (place === range && place.end.character === 0 && isShort(block, place.start)) {
    return { ...result, range: place, newText: linesOutside(block, newText) };
  }
  return { ...result, newText: textOutside(block, newText) };
}

function isShort({ lines, indent }: InlineBlock, { line, character }: Position): boolean {
  return character === 0 && (lines[line]?.length ?? 0) < indent;
}

/** How whole lines stand in a block. */
function linesOutside(block: InlineBlock, text: string): string {
  const blanks = blanksOf(block);
  return block.interpolation.escaped(text).replace(/^(?!\r?$)(?=[\s\S])/gm, blanks);
}

/** How a text stands in a block that begins somewhere in a line of it. */
function textOutside(block: InlineBlock, text: string): string {
  const written = block.interpolation.escaped(text);
  return written.includes('\n') ? written.replace(/\n(?!\r?\n)/g, `\n${blanksOf(block)}`) : written;
}

/** What stands in front of each line. */
function blanksOf({ indent, lines, first, last }: InlineBlock): string {
  const full = lines.slice(first, last + 1).find((line) => line.length > indent);
  return full?.slice(0, indent) ?? '';
}

/** What begins outside of a block ends outside. */
function rangeOutside(range: Range, way: Way): Range {
  if (!blockAt(way.blocks, range.start.line)) return range;
  return { start: placeOutside(range.start, way), end: placeOutside(range.end, way) };
}

function placeOutside(position: Position, { blocks }: Way): Position {
  const block = blockAt(blocks, position.line);
  return block ? positionOutside(block, position) : position;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value && typeof value.line === 'number';
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && isRecord(value.start) && isPosition(value.start);
}
