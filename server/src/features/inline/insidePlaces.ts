import type { Position, Range } from 'vscode-languageserver-types';
import { blockAt, type InlineBlock, isInVariable, positionInside } from '../../workspace/inlineDockerfiles';
import type { FileAround } from './inFile';

/** A place of a Dockerfile that stands in another file. */
export interface InlinePlace {
  readonly block: InlineBlock;
  /** Its own columns. */
  readonly position: Position;
}

/**
 * The place of a Dockerfile that is at a place of the file around it. Undefined outside of such Dockerfiles, and on
 * variables that are gone before BuildKit sees them.
 */
export function inlineAt({ inside }: FileAround, place: Position): InlinePlace | undefined {
  const block = blockAt(inside, place.line);
  if (!block || isInVariable(block, place)) return undefined;
  const position = positionInside(block, place);
  return position && { block, position };
}

/** What of a range of the file is in a Dockerfile, with its columns; undefined where nothing is. */
export function rangeInside(block: InlineBlock, { start, end }: Range): Range | undefined {
  if (end.line < block.first || start.line > block.last) return undefined;
  const inside = (place: Position) => positionInside(block, place) ?? { line: place.line, character: 0 };
  return { start: inside(start), end: inside(end) };
}
