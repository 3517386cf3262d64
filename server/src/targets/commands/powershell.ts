import type { Dialect, Scanner } from '../../shell/dialect';
import { readOutput } from '../../shell/posix';
import { readQuoted } from '../../shell/quotes';
import { addText } from '../../shell/scanner';
import type { Part } from '../../shell/steps';
import { readTemplate } from '../../shell/templates';
import { templateEnd } from './templates';

/** PowerShell, as far as commands of other programs go. */
export const powershell: Dialect = {
  escape: '`',
  separators: ';&|{}',
  isPosix: false,
  templateEnd,
  readPart(scanner, parts) {
    const { text, at } = scanner;
    const isString = text[at] === '"' || text[at] === "'";
    if (isString) return readString(scanner, parts, text[at]);
    const isHere = text[at] === '@' && (text[at + 1] === '"' || text[at + 1] === "'");
    if (isHere) return readHereString(scanner, parts);
    return readExpansion(scanner, parts, false);
  },
  commentEnd(text, at) {
    if (text.startsWith('<#', at)) return behind(text, '#>', at);
    if (text[at] !== '#') return undefined;
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  },
};

function behind(text: string, closer: string, from: number): number {
  const found = text.indexOf(closer, from);
  return found < 0 ? text.length : found + closer.length;
}

/** Doubled quotes, and in double quotes those behind a backtick, do not end a string. */
function readString(scanner: Scanner, parts: Part[], quote: string): boolean {
  const { text } = scanner;
  const isEnd = () => text[scanner.at] === quote && text[scanner.at + 1] !== quote;
  return readQuoted(scanner, parts, { isEnd, readNext: () => readInString(scanner, parts, quote) });
}

function readInString(scanner: Scanner, parts: Part[], quote: string): void {
  const { text, at } = scanner;
  const isEscape = text[at] === quote || (quote === '"' && text[at] === '`');
  if (quote === '"' && readExpansion(scanner, parts, true)) return;
  scanner.at = at + (isEscape ? 2 : 1);
  addText(parts, text.slice(isEscape ? at + 1 : at, scanner.at), at, scanner.at);
}

function readHereString(scanner: Scanner, parts: Part[]): boolean {
  const { text, at } = scanner;
  scanner.at = behind(text, `\n${text[at + 1]}@`, at);
  parts.push({ kind: 'unknown', start: at, end: scanner.at });
  return true;
}

const variable = /\$(?:\{([^}\n]{0,60})\}|((?:env:)?[A-Za-z_]\w*))/iy;

function readExpansion(scanner: Scanner, parts: Part[], quoted: boolean): boolean {
  const { text, at } = scanner;
  if (readTemplate(scanner, parts)) return true;
  if (text[at] !== '$') return false;
  if (text[at + 1] === '(') return readOutput(scanner, parts, 2, ')');
  variable.lastIndex = at;
  const found = variable.exec(text);
  if (!found) return false;
  scanner.at = variable.lastIndex;
  const name = (found[1] ?? found[2]).toLowerCase();
  parts.push({ kind: 'variable', name, change: undefined, quoted, start: at, end: scanner.at });
  return true;
}
