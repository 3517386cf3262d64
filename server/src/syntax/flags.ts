import { isSpace, skipSpaces } from '../util/whitespace';
import type { Flag, Word } from './parts';

const dash = 0x2d;
const singleQuote = 0x27;
const doubleQuote = 0x22;
const equals = 0x3d;

const noFlags: readonly Flag[] = [];

/** The flags at the start of `text[start, end)` and where the rest begins. */
export interface LeadingFlags {
  readonly flags: readonly Flag[];
  readonly restStart: number;
}

/**
 * BuildKit's flags: words that begin with `--`, up to the first other word or a lone `--`. Quotes are removed and the
 * escape character takes the next character as it is, inside quotes too.
 */
export function readFlags(text: string, start: number, end: number, escape: number): LeadingFlags {
  let at = skipSpaces(text, start, end);
  if (text.charCodeAt(at) !== dash || at >= end) return { flags: noFlags, restStart: at };
  const flags: Flag[] = [];
  for (;;) {
    at = skipSpaces(text, at, end);
    if (at >= end) return { flags, restStart: end };
    if (text.charCodeAt(at) !== dash || text.charCodeAt(at + 1) !== dash || at + 1 >= end)
      return { flags, restStart: at };
    const word = readFlagWord(text, at, end, escape);
    at = word.end;
    if (word.cooked === '--') return { flags, restStart: at };
    flags.push(toFlag(word));
  }
}

interface FlagWord {
  readonly start: number;
  readonly end: number;
  readonly cooked: string;
  /** Where in the text the first `=` of the cooked word stands, or -1. */
  readonly equalsAt: number;
  readonly cookedEquals: number;
}

function readFlagWord(text: string, start: number, end: number, escape: number): FlagWord {
  let at = start;
  let quote = 0;
  let cooked = '';
  let copied = start;
  let equalsAt = -1;
  let cookedEquals = -1;
  const flush = (upTo: number) => {
    cooked += text.slice(copied, upTo);
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    if (quote === 0 && isSpace(code)) break;
    if (quote === 0 ? code === singleQuote || code === doubleQuote : code === quote) {
      flush(at);
      quote = quote === 0 ? code : 0;
      copied = ++at;
    } else if (code === escape) {
      flush(at);
      copied = at + 1;
      if (equalsAt < 0 && at + 1 < end && text.charCodeAt(at + 1) === equals) {
        equalsAt = at + 1;
        cookedEquals = cooked.length;
      }
      at = Math.min(at + 2, end);
    } else {
      if (code === equals && equalsAt < 0) {
        equalsAt = at;
        cookedEquals = cooked.length + (at - copied);
      }
      at++;
    }
  }
  flush(at);
  return { start, end: at, cooked, equalsAt, cookedEquals };
}

function toFlag({ start, end, cooked, equalsAt, cookedEquals }: FlagWord): Flag {
  const nameEnd = equalsAt < 0 ? end : equalsAt;
  const name: Word = {
    start: start + 2,
    end: nameEnd,
    text: cooked.slice(2, cookedEquals < 0 ? undefined : cookedEquals),
  };
  if (equalsAt < 0) return { start, end, name };
  return { start, end, name, value: { start: equalsAt + 1, end, text: cooked.slice(cookedEquals + 1) } };
}

/** The span inside the quotes around a flag's value, or the value's own span where it has none. */
export function insideQuotes(text: string, word: Word): Word {
  const first = text.charCodeAt(word.start);
  if (first !== singleQuote && first !== doubleQuote) return word;
  const closed = word.end - word.start >= 2 && text.charCodeAt(word.end - 1) === first;
  return { start: word.start + 1, end: closed ? word.end - 1 : word.end, text: word.text };
}
