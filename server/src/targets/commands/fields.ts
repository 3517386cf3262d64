import type { Piece } from '../mappedText';

/** An argument of a command, after quotes, escapes and variables. Offsets are of the file. */
export interface Field {
  /** Where something is not known, what is written. */
  readonly text: string;
  readonly pieces: readonly FieldPiece[];
  /** As written, with its quotes. */
  readonly start: number;
  readonly end: number;
}

export interface FieldPiece extends Piece {
  /** False for what is known only when it runs. */
  readonly known: boolean;
  /** The variable that is not known. */
  readonly name?: string;
}

/** Whether all of it is known. */
export function isKnown(field: Field): boolean {
  return field.pieces.every((piece) => piece.known);
}

/** What a field says behind its first `count` characters. */
export function fieldAfter(field: Field, count: number): Field {
  const pieces: FieldPiece[] = [];
  let left = count;
  for (const piece of field.pieces) {
    if (left >= piece.text.length && left > 0) left -= piece.text.length;
    else {
      pieces.push(cut(piece, left));
      left = 0;
    }
  }
  return { text: field.text.slice(count), pieces, start: pieces[0]?.start ?? field.end, end: field.end };
}

function cut(piece: FieldPiece, count: number): FieldPiece {
  const isAsWritten = piece.text.length === piece.end - piece.start;
  return { ...piece, text: piece.text.slice(count), start: isAsWritten ? piece.start + count : piece.start };
}

/** Where a field's text stands, without quotes around it. */
export function spanOf(field: Field): { start: number; end: number } {
  const first = field.pieces[0];
  const last = field.pieces.at(-1);
  return first && last ? { start: first.start, end: last.end } : { start: field.start, end: field.start };
}

/** The name and the value of `NAME=value`; undefined for other fields. */
export function splitField(field: Field): { readonly name: string; readonly value: Field } | undefined {
  const at = field.text.indexOf('=');
  return at <= 0 ? undefined : { name: field.text.slice(0, at), value: fieldAfter(field, at + 1) };
}
