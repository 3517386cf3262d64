import type { Span } from '../util/span';
import { isBlank, isSpace } from '../util/whitespace';
import type { Word } from './parts';

/** Words split at blanks; quotes mean nothing here (FROM, EXPOSE, the shell form of COPY, ADD and VOLUME). */
export function splitAtBlanks(text: string, { start, end }: Span): Word[] {
  const words: Word[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    const begin = at;
    while (at < end && !isBlank(text.charCodeAt(at))) at++;
    if (at > begin) words.push({ start: begin, end: at, text: text.slice(begin, at) });
  }
  return words;
}

const singleQuote = 0x27;
const doubleQuote = 0x22;

/**
 * Words with shell-like quotes, quotes and escapes kept in their text (ARG, ENV, LABEL). A quote that is never closed
 * takes the rest; an escape character at the very end is dropped.
 */
export function splitQuoted(text: string, { start, end }: Span, escape: number): Word[] {
  const words: Word[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end) break;
    const begin = at;
    at = endOfQuotedWord(text, at, end, escape);
    words.push({ start: begin, end: at, text: withoutTrailingEscape(text, begin, at, end, escape) });
  }
  return words.filter((word) => word.text !== '');
}

function endOfQuotedWord(text: string, start: number, end: number, escape: number): number {
  let at = start;
  let quote = 0;
  while (at < end) {
    const code = text.charCodeAt(at);
    // Between single quotes the escape character is an ordinary one.
    if (code === escape && quote !== singleQuote) {
      at += 2;
      continue;
    }
    if (quote) {
      if (code === quote) quote = 0;
    } else if (code === singleQuote || code === doubleQuote) quote = code;
    else if (isSpace(code)) break;
    at++;
  }
  return Math.min(at, end);
}

/** BuildKit skips an escape character that has nothing behind it, unless a single quote is open. */
function withoutTrailingEscape(text: string, begin: number, at: number, end: number, escape: number): string {
  if (at < end || text.charCodeAt(at - 1) !== escape) return text.slice(begin, at);
  let run = 0;
  while (at - 1 - run >= begin && text.charCodeAt(at - 1 - run) === escape) run++;
  return text.slice(begin, run % 2 === 1 ? at - 1 : at);
}
