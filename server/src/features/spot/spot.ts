import type { Position, Range } from 'vscode-languageserver-types';
import type { Stage } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import type { Span } from '../../util/span';
import type { Snapshot } from '../../workspace/snapshot';
import { textPlaceAt } from '../instructionAt';
import { findSpot } from './findSpot';
import type { FoundSpot } from './foundSpot';

/** What stands, or is about to stand, at a cursor, and where. */
export type Spot = FoundSpot & {
  /** Undefined in front of the first FROM. */
  readonly stage: Stage | undefined;
  readonly instruction: Instruction;
  /** Of the cursor, in the instruction's logical text. */
  readonly offset: number;
  /** `span` in the document: what an accepted completion replaces. */
  readonly range: Range;
  /** The part of `span` in front of the cursor. */
  readonly typed: string;
  /** All of `span`. */
  readonly word: string;
};

/** A spot of one kind. */
export type SpotOf<Kind extends Spot['kind']> = Extract<Spot, { readonly kind: Kind }>;

/**
 * What the cursor stands on. Undefined in comments and heredoc bodies, on a blank line between instructions, and where
 * one more word would make no sense. Reads the one instruction alone, and takes half-typed text as it comes.
 */
export function spotAt({ dockerfile, graph }: Snapshot, position: Position): Spot | undefined {
  const place = textPlaceAt(dockerfile.instructions, position);
  if (!place) return undefined;
  const { instruction, offset, onBlankLine } = place;
  const { text } = instruction.syntax.logical;
  const indentation = onBlankLine && position.character > 0 ? ' ' : '';
  const before = text.slice(0, offset) + indentation;
  const found = findSpot(before, text.slice(offset), instruction.parts, instruction.syntax.escape.charCodeAt(0));
  // What is typed at the very beginning of a blank line goes on with the word that the line above ends in.
  if (!found || (onBlankLine && found.span.start < before.length)) return undefined;
  const span = onBlankLine ? { start: offset, end: offset } : found.span;
  const range = span.start === span.end ? { start: position, end: position } : instruction.rangeOf(span);
  const stage = graph.stageAt(position.line);
  return { ...found, ...textsOf(text, span, offset), span, stage, instruction, offset, range };
}

function textsOf(text: string, { start, end }: Span, offset: number): { typed: string; word: string } {
  return { typed: text.slice(start, offset), word: text.slice(start, end) };
}
