import { type MappedText, mappedText, type Piece } from '../../util/mappedText';

/** What Compose makes of a text. */
export interface Interpolated {
  /** With the defaults of its variables; as it is written where one of them has none. */
  readonly text: string;
  /** Whether a variable is in it. */
  readonly dynamic: boolean;
  /** Whether all variables have defaults. */
  readonly isKnown: boolean;
}

/** Reads `$VAR`, `${VAR}`, `${VAR:-default}` and their kin, and `$$`. Linear. */
export function interpolate(text: string): Interpolated {
  if (!text.includes('$')) return { text, dynamic: false, isKnown: true };
  const parts = partsOf(text, 0);
  const dynamic = parts.some((part) => part.isVariable);
  const isKnown = parts.every((part) => part.value !== undefined);
  return { text: isKnown ? parts.map((part) => part.value).join('') : text, dynamic, isKnown };
}

/** The text with each `$$` as what it stands for; variables stay as they are written. */
export function withoutEscapes(mapped: MappedText): MappedText {
  const { text } = mapped;
  const pieces: Piece[] = [];
  let plain = 0;
  for (let at = text.indexOf('$$'); at >= 0; at = text.indexOf('$$', at + 2)) {
    pieces.push({ text: text.slice(plain, at), start: plain, end: at }, { text: '$', start: at, end: at + 2 });
    plain = at + 2;
  }
  pieces.push({ text: text.slice(plain), start: plain, end: text.length });
  return mappedText(pieces, 0);
}

interface Part {
  readonly isVariable: boolean;
  /** Undefined for a variable without a default. */
  readonly value: string | undefined;
}

const plainName = /[A-Za-z_][A-Za-z0-9_]*/y;

/** Defaults may have variables with defaults in them. */
const deepest = 10;

function partsOf(text: string, depth: number): Part[] {
  const parts: Part[] = [];
  let plain = 0;
  let at = text.indexOf('$');
  while (at >= 0) {
    const found = partAt(text, at, depth);
    if (found) {
      if (at > plain) parts.push({ isVariable: false, value: text.slice(plain, at) });
      parts.push(found.part);
      plain = found.end;
    }
    at = text.indexOf('$', found?.end ?? at + 1);
  }
  if (plain < text.length) parts.push({ isVariable: false, value: text.slice(plain) });
  return parts;
}

function partAt(text: string, at: number, depth: number): { part: Part; end: number } | undefined {
  if (text[at + 1] === '$') return { part: { isVariable: false, value: '$' }, end: at + 2 };
  if (text[at + 1] === '{') {
    const end = endOfBraces(text, at + 2);
    const inner = text.slice(at + 2, text[end - 1] === '}' ? end - 1 : end);
    return { part: { isVariable: true, value: defaultIn(inner, depth) }, end };
  }
  plainName.lastIndex = at + 1;
  if (!plainName.test(text)) return undefined;
  return { part: { isVariable: true, value: undefined }, end: plainName.lastIndex };
}

function endOfBraces(text: string, start: number): number {
  let open = 1;
  let at = start;
  while (at < text.length && open > 0) {
    if (text[at] === '{' && text[at - 1] === '$') open++;
    else if (text[at] === '}') open--;
    at++;
  }
  return at;
}

/** What stands behind `:-` or `-`. */
function defaultIn(inner: string, depth: number): string | undefined {
  const found = /^[A-Za-z_][A-Za-z0-9_]*:?-/.exec(inner);
  if (!found || depth >= deepest) return undefined;
  const parts = partsOf(inner.slice(found[0].length), depth + 1);
  return parts.some((part) => part.value === undefined) ? undefined : parts.map((part) => part.value).join('');
}
