import type { MappedText, Piece } from '../../util/mappedText';

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
  /** Where the text begins behind some of its characters, if it was put together of several places. */
  readonly startAt?: (count: number) => number;
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
  const { startAt } = piece;
  const text = piece.text.slice(count);
  if (startAt) return { ...piece, text, start: startAt(count), startAt: (more) => startAt(count + more) };
  const isAsWritten = piece.text.length === piece.end - piece.start;
  return { ...piece, text, start: isAsWritten ? piece.start + count : piece.start };
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

/** The elements of a list with commas; where something is not known, all of it is one. */
export function splitList(field: Field): readonly Field[] {
  if (!isKnown(field) || !field.text.includes(',')) return [field];
  const starts = [0];
  for (let at = field.text.indexOf(','); at >= 0; at = field.text.indexOf(',', at + 1)) starts.push(at + 1);
  return starts.map((start, index) =>
    fieldBefore(fieldAfter(field, start), (starts[index + 1] ?? Infinity) - 1 - start),
  );
}

/** The first characters of a field. */
function fieldBefore(field: Field, count: number): Field {
  const pieces: FieldPiece[] = [];
  let left = count;
  for (const piece of field.pieces) {
    if (left <= 0) break;
    const isCut = left < piece.text.length && piece.text.length === piece.end - piece.start;
    pieces.push(isCut ? { ...piece, text: piece.text.slice(0, left), end: piece.start + left } : piece);
    left -= piece.text.length;
  }
  return { text: field.text.slice(0, count), pieces, start: field.start, end: pieces.at(-1)?.end ?? field.start };
}

const plainVariable = /\$\{?([A-Za-z_]\w*)\}?/g;

/** A text that is one argument as it is, except for `$NAME` and `${NAME}`. */
export function argumentField(mapped: MappedText, variables?: ReadonlyMap<string, string | undefined>): Field {
  const { text, startOf, endOf } = mapped;
  const pieces: FieldPiece[] = [];
  const add = (start: number, end: number, value: string | undefined, name?: string) => {
    const place = { start: startOf(start), end: start === end ? startOf(start) : endOf(end) };
    if (value !== undefined) pieces.push({ ...place, text: value, known: true });
    else pieces.push({ ...place, text: text.slice(start, end), known: false, ...(name && { name }) });
  };
  let plain = 0;
  for (const found of text.matchAll(plainVariable)) {
    if (found.index > plain) add(plain, found.index, text.slice(plain, found.index));
    plain = found.index + found[0].length;
    add(found.index, plain, variables?.get(found[1]), found[1]);
  }
  if (plain < text.length || pieces.length === 0) add(plain, text.length, text.slice(plain));
  return {
    text: pieces.map((piece) => piece.text).join(''),
    pieces,
    start: startOf(0),
    end: endOf(text.length),
  };
}
