import { type MappedText, mappedText, type Piece } from '../../util/mappedText';

/** A piece of Starlark, the language of Tiltfiles, with its place in the file. */
export type Token = NameToken | StringToken | SignToken;

export interface NameToken {
  readonly kind: 'name';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A string in quotes of any kind. The last ones may be missing. */
export interface StringToken {
  readonly kind: 'string';
  readonly mapped: MappedText;
  readonly start: number;
  readonly end: number;
}

/** A bracket, or a run of other characters that mean something. */
export interface SignToken {
  readonly kind: 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts a file into tokens; comments and blanks are left out. Never throws; linear. */
export function tokensOf(file: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern =
    /[ \t\r\n\\]+|#[^\n]*|([rb]{0,2})("""|'''|"|')|[\p{L}_][\p{L}\p{N}_]*|[\d.]+|[()[\]{},:]|[=!<>+\-*/%|&^~]+|./gsuy;
  for (let found = pattern.exec(file); found; found = pattern.exec(file)) {
    const { 0: text, 1: prefix, 2: quote, index: start } = found;
    if (quote) {
      const string = readString(file, { start, first: start + text.length, quote, isRaw: prefix.includes('r') });
      pattern.lastIndex = string.end;
      tokens.push(string);
    } else if (!/^[\s\\#]/.test(text)) {
      tokens.push({ kind: /^[\p{L}_]/u.test(text) ? 'name' : 'sign', text, start, end: start + text.length });
    }
  }
  return tokens;
}

interface Opening {
  readonly start: number;
  /** Where its text begins. */
  readonly first: number;
  readonly quote: string;
  readonly isRaw: boolean;
}

/** A string in single quotes ends with its line at the latest. */
function readString(file: string, { start, first, quote, isRaw }: Opening): StringToken {
  const pieces: Piece[] = [];
  const isLong = quote.length > 1;
  let plain = first;
  let at = first;
  while (at < file.length && !file.startsWith(quote, at) && (isLong || file[at] !== '\n')) {
    if (file[at] === '\\' && at + 1 < file.length) {
      if (!isRaw) {
        pieces.push({ text: file.slice(plain, at), start: plain, end: at }, escapeAt(file, at));
        plain = at + 2;
      }
      at += 2;
    } else at++;
  }
  pieces.push({ text: file.slice(plain, at), start: plain, end: at });
  const end = file.startsWith(quote, at) ? at + quote.length : at;
  return { kind: 'string', mapped: mappedText(pieces, first), start, end };
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** What is no escape stands for itself. */
function escapeAt(file: string, at: number): Piece {
  return { text: escapes[file[at + 1]] ?? file.slice(at, at + 2), start: at, end: at + 2 };
}
