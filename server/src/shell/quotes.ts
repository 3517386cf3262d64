import type { Scanner } from './dialect';
import { addText } from './scanner';
import type { Part } from './steps';

/** The quote at `found`, or the end of the line where there is none. */
export function closingQuote(scanner: Scanner, found: number): number {
  const { text, at } = scanner;
  if (found >= 0 && scanner.longQuotes) return found;
  const newline = text.indexOf('\n', at);
  const lineEnd = newline < 0 ? text.length : newline;
  if (found >= 0 && found < lineEnd) return found;
  scanner.longQuotes = false;
  return lineEnd;
}

/** What stands in a quoted text, by one step at a time, each of which moves on. */
interface Quoted {
  readonly isEnd: () => boolean;
  readonly readNext: () => void;
}

/** Reads a text between quotes of one character in which other things may stand. */
export function readQuoted(scanner: Scanner, parts: Part[], quoted: Quoted): boolean {
  const { text, at: start, longQuotes } = scanner;
  const before = parts.length;
  scanner.at++;
  addText(parts, '', scanner.at, scanner.at, true);
  while (scanner.at < text.length && !quoted.isEnd()) {
    if (text[scanner.at] === '\n' && !scanner.longQuotes) return true;
    quoted.readNext();
  }
  if (scanner.at < text.length || !longQuotes || !scanner.longQuotes) {
    scanner.at++;
    return true;
  }
  // The quote is open, as while it is typed: read again, up to the end of the line.
  parts.length = before;
  scanner.at = start;
  scanner.longQuotes = false;
  return readQuoted(scanner, parts, quoted);
}
