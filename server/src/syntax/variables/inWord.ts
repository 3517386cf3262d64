import { readDollar } from './dollar';
import type { Found, OpenUse } from './variableUse';

const dollar = 0x24;
const singleQuote = 0x27;
const doubleQuote = 0x22;
const closingBrace = 0x7d;

export interface WordText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Character code of what takes the next character's meaning away. */
  readonly escape: number;
  /** Quotes are ordinary characters, as in the bodies of here-documents. */
  readonly ignoreQuotes: boolean;
}

/** What is open: a double quote, or the braces of a variable (of `$1` and its like, that is no use). */
type Frame = 'quote' | { readonly use: OpenUse | undefined };

/**
 * Finds the variables that BuildKit expands in a word. `expandWord` says what it makes of them; here, what is open at
 * the end stays open, and nothing is refused.
 */
export function findInWord({ text, start, end, escape, ignoreQuotes }: WordText, found: Found): void {
  const frames: Frame[] = [];
  let at = start;
  // Once a single quote is not closed, no later one is.
  let closable = !ignoreQuotes;
  while (at < end) {
    const code = text.charCodeAt(at);
    const top = frames.at(-1);
    if (code === dollar) {
      const { next, open, use } = readDollar(text, at, end, found, true);
      if (open) frames.push({ use });
      at = next;
    } else if (code === closingBrace && top !== undefined && top !== 'quote') {
      if (top.use) top.use.span = { start: top.use.span.start, end: at + 1 };
      frames.pop();
      at++;
    } else if (code === escape) {
      at += top === 'quote' && !takesEscape(text.charCodeAt(at + 1), escape) ? 1 : 2;
    } else if (code === doubleQuote && !ignoreQuotes) {
      if (top === 'quote') frames.pop();
      else frames.push('quote');
      at++;
    } else if (code === singleQuote && closable && top !== 'quote') {
      const close = text.indexOf("'", at + 1);
      closable = close >= 0 && close < end;
      at = closable ? close + 1 : at + 1;
    } else at++;
  }
}

/** Between double quotes, the escape character means something in front of these alone. */
function takesEscape(code: number, escape: number): boolean {
  return code === doubleQuote || code === dollar || code === escape;
}
