import { Scalar } from 'yaml';
import { type MappedText, mappedText, type Piece } from '../util/mappedText';

/**
 * What a YAML scalar says, with the place of each character in `file` (the text that was parsed): through quotes, escapes,
 * folded lines, and the indentation of `|` and `>`. Numbers and `true` are texts as written; a string whose quote is still
 * open goes to the end. Undefined where the places can't be told, as in some broken YAML.
 */
export function yamlText(scalar: Scalar, file: string): MappedText | undefined {
  const value = scalar.source ?? (typeof scalar.value === 'string' ? scalar.value : undefined);
  if (value === undefined || !scalar.range) return undefined;
  const [start, end] = scalar.range;
  const mapped = mapScalar(scalar.type, value, file, start, end);
  if (mapped?.text === value) return mapped;
  // The parser takes the last character for the quote that is missing.
  return mapped && isQuoted(scalar.type) && mapped.text.slice(0, -1) === value ? mapped : undefined;
}

function isQuoted(type: Scalar['type']): boolean {
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
}

function mapScalar(type: Scalar['type'], value: string, file: string, start: number, end: number) {
  switch (type) {
    case Scalar.BLOCK_LITERAL:
    case Scalar.BLOCK_FOLDED:
      return mapBlock(value, file, start, end);
    case Scalar.QUOTE_DOUBLE:
      return mapFlow(file, start + 1, withoutQuote(file, start, end), doubleQuoted);
    case Scalar.QUOTE_SINGLE:
      return mapFlow(file, start + 1, withoutQuote(file, start, end), singleQuoted);
    default:
      return mapFlow(file, start, end, undefined);
  }
}

/** While a string is typed there is no quote at its end. */
function withoutQuote(file: string, start: number, end: number): number {
  return end - 1 > start && file[end - 1] === file[start] ? end - 1 : end;
}

type Escapes = { readonly lead: string; readonly read: (file: string, at: number) => Piece };

const singleQuoted: Escapes = { lead: "'", read: (_, at) => ({ text: "'", start: at, end: at + 2 }) };
const doubleQuoted: Escapes = { lead: '\\', read: readEscape };

const escaped: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function readEscape(file: string, at: number): Piece {
  const char = file[at + 1] ?? '';
  const digits = hexDigits[char];
  if (!digits) return { text: escaped[char] ?? char, start: at, end: at + 2 };
  const end = at + 2 + digits;
  const point = Number.parseInt(file.slice(at + 2, end), 16);
  return { text: point <= 0x10ffff ? String.fromCodePoint(point) : '', start: at, end };
}

/** Quoted or plain text: lines are folded, and blanks around the folds are not part of it. */
function mapFlow(file: string, start: number, end: number, escapes: Escapes | undefined): MappedText {
  const pieces: Piece[] = [];
  let plain = start;
  let at = start;
  const flush = (to: number) => pieces.push({ text: file.slice(plain, to), start: plain, end: to });
  while (at < end) {
    const char = file[at];
    if (escapes && char === escapes.lead) {
      flush(at);
      const isJoin = char === '\\' && lineEnds(file, at + 1);
      const piece = isJoin ? { text: '', start: at, end: skipFold(file, at + 1, end).end } : escapes.read(file, at);
      pieces.push(piece);
      at = plain = piece.end;
    } else if (lineEnds(file, at)) {
      const fold = skipFold(file, at, end);
      flush(trimBlanks(file, plain, at));
      pieces.push({ text: fold.breaks === 1 ? ' ' : '\n'.repeat(fold.breaks - 1), start: at, end: fold.end });
      at = plain = fold.end;
    } else at++;
  }
  flush(Math.max(plain, end));
  return mappedText(pieces, start);
}

function lineEnds(file: string, at: number): boolean {
  return file[at] === '\n' || (file[at] === '\r' && file[at + 1] === '\n');
}

/** Over line ends and the blanks behind them. */
function skipFold(file: string, start: number, end: number): { end: number; breaks: number } {
  let at = start;
  let breaks = 0;
  for (; at < end; at++) {
    if (file[at] === '\n') breaks++;
    else if (file[at] !== ' ' && file[at] !== '\t' && !lineEnds(file, at)) break;
  }
  return { end: at, breaks };
}

function trimBlanks(file: string, start: number, end: number): number {
  let at = end;
  while (at > start && (file[at - 1] === ' ' || file[at - 1] === '\t')) at--;
  return at;
}

/** A block behind `|` or `>`: each line of it stands in the value without its indentation. */
function mapBlock(value: string, file: string, start: number, end: number): MappedText | undefined {
  const first = file.indexOf('\n', start) + 1;
  if (first === 0 || first > end) return mappedText([], end);
  const indent = indentOf(value, file, first, end);
  const pieces: Piece[] = [];
  let at = 0;
  for (let line = first; line < end; ) {
    const next = endOfLine(file, line, end);
    const from = Math.min(line + indent, next.text);
    const text = file.slice(from, next.text);
    if (text !== '') {
      const found = skipSeparator(value, at, text);
      if (found === undefined) return undefined;
      pieces.push({ text: value.slice(at, found), start: from, end: from });
      pieces.push({ text, start: from, end: next.text });
      at = found + text.length;
    }
    line = next.next;
  }
  pieces.push({ text: value.slice(at), start: end, end });
  return mappedText(placeSeparators(pieces), end);
}

/** What stands between two lines in the value stands in the file from the end of the one to the start of the other. */
function placeSeparators(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    if (index % 2 === 1 || index === 0) return piece;
    return { text: piece.text, start: pieces[index - 1].end, end: piece.start };
  });
}

/** Where `line` begins in the value: behind line ends, or behind the blank that a folded one became. */
function skipSeparator(value: string, start: number, line: string): number | undefined {
  let at = start;
  while (value[at] === '\n') at++;
  if (value.startsWith(line, at)) return at;
  return value.startsWith(line, at + 1) ? at + 1 : undefined;
}

/** How many blanks at the beginning of each line are not part of the value. */
function indentOf(value: string, file: string, start: number, end: number): number {
  for (let line = start; line < end; ) {
    const next = endOfLine(file, line, end);
    const blanks = leadingBlanks(file, line, next.text);
    if (line + blanks < next.text) return blanks - (/^( *)[^ \n]/m.exec(value)?.[1].length ?? 0);
    line = next.next;
  }
  return Number.MAX_SAFE_INTEGER;
}

function leadingBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text[at] === ' ') at++;
  return at - start;
}

function endOfLine(file: string, start: number, end: number): { text: number; next: number } {
  const found = file.indexOf('\n', start);
  if (found < 0 || found >= end) return { text: end, next: end };
  return { text: file[found - 1] === '\r' && found > start ? found - 1 : found, next: found + 1 };
}
