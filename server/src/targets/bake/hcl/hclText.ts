import { type MappedText, mappedText, type Piece } from '../../../util/mappedText';
import { endOfCode, endOfLine, escapesCode, opensCode } from './skip';

/** What stands between quotes, with its backslash escapes read, but for those in `${…}`. */
export function quotedText(file: string, start: number, end: number): MappedText {
  const pieces: Piece[] = [];
  let plain = start;
  let at = start;
  while (at < end) {
    if (file[at] === '\\') {
      pieces.push({ text: file.slice(plain, at), start: plain, end: at });
      const escape = readEscape(file, at, end);
      pieces.push(escape);
      at = plain = escape.end;
    } else if (escapesCode(file, at)) at += 3;
    else if (opensCode(file, at)) at = endOfCode(file, at);
    else at++;
  }
  pieces.push({ text: file.slice(plain, end), start: plain, end });
  return mappedText(pieces, start);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function readEscape(file: string, at: number, end: number): Piece {
  const char = file[at + 1];
  const length = char === 'u' ? 4 : char === 'U' ? 8 : 0;
  const digits = file.slice(at + 2, at + 2 + length);
  const point = Number.parseInt(digits, 16);
  if (length > 0 && at + 2 + length <= end && /^[\da-f]+$/i.test(digits) && point <= 0x10ffff)
    return { text: String.fromCodePoint(point), start: at, end: at + 2 + length };
  const known = char === undefined ? undefined : escapes[char];
  if (known !== undefined && at + 2 <= end) return { text: known, start: at, end: at + 2 };
  return { text: '\\', start: at, end: at + 1 };
}

/** The lines of a heredoc, without what all of them are indented by if `indented`, and without carriage returns. */
export function heredocText(file: string, start: number, end: number, indented: boolean): MappedText {
  const indent = indented ? smallestIndent(file, start, end) : 0;
  const pieces: Piece[] = [];
  for (let line = start; line < end; ) {
    const stop = Math.min(endOfLine(file, line), end);
    const textEnd = file[stop - 1] === '\r' && stop > line ? stop - 1 : stop;
    const from = Math.min(line + indent, textEnd);
    pieces.push({ text: file.slice(from, textEnd), start: from, end: textEnd });
    if (stop < end) pieces.push({ text: '\n', start: textEnd, end: stop + 1 });
    line = stop + 1;
  }
  return mappedText(pieces, start);
}

function smallestIndent(file: string, start: number, end: number): number {
  let smallest = Number.MAX_SAFE_INTEGER;
  for (let line = start; line < end; line = endOfLine(file, line) + 1) {
    const stop = Math.min(endOfLine(file, line), end);
    let at = line;
    while (at < stop && (file[at] === ' ' || file[at] === '\t')) at++;
    if (at < stop && file[at] !== '\r') smallest = Math.min(smallest, at - line);
  }
  return smallest;
}

/** A stretch of a template: text, or the code between `${` and `}`. Offsets are those in the template's text. */
export interface TemplatePart {
  readonly kind: 'text' | 'code';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `$${` is text that means `${`. */
export function templateParts(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let plain = 0;
  let at = 0;
  const flush = (end: number) => {
    if (end > plain) parts.push({ kind: 'text', text: text.slice(plain, end), start: plain, end });
  };
  while (at < text.length) {
    if (escapesCode(text, at)) {
      flush(at);
      parts.push({ kind: 'text', text: text.slice(at + 1, at + 3), start: at, end: at + 3 });
      at = plain = at + 3;
    } else if (opensCode(text, at)) {
      flush(at);
      const end = endOfCode(text, at);
      const inner = text[end - 1] === '}' ? end - 1 : end;
      parts.push({
        kind: 'code',
        text: text
          .slice(at + 2, inner)
          .replace(/^~|~$/g, '')
          .trim(),
        start: at,
        end,
      });
      at = plain = end;
    } else at++;
  }
  flush(text.length);
  return parts;
}
