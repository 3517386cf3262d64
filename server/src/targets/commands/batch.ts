import type { Dialect, Scanner } from '../../shell/dialect';
import { closingQuote } from '../../shell/quotes';
import { addText } from '../../shell/scanner';
import type { Part } from '../../shell/steps';
import { readTemplate } from '../../shell/templates';
import { templateEnd } from './templates';

/** Command files of Windows. Names of variables are in lower case. */
export const batch: Dialect = {
  escape: '^',
  separators: '&|',
  isPosix: false,
  templateEnd,
  readPart(scanner, parts) {
    return scanner.text[scanner.at] === '"' ? readQuoted(scanner, parts) : readExpansion(scanner, parts, false);
  },
  commentEnd(text, at, isFirstWord) {
    comment.lastIndex = at;
    if (!isFirstWord || !comment.test(text)) return undefined;
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  },
};

const comment = /@?rem(?![^\s])|::/iy;

function readQuoted(scanner: Scanner, parts: Part[]): boolean {
  const { text } = scanner;
  scanner.longQuotes = false;
  const end = closingQuote(scanner, text.indexOf('"', scanner.at + 1));
  scanner.at++;
  addText(parts, '', scanner.at, scanner.at);
  while (scanner.at < end) {
    if (readExpansion(scanner, parts, true)) continue;
    scanner.at++;
    addText(parts, text[scanner.at - 1], scanner.at - 1, scanner.at);
  }
  scanner.at = end + (text[end] === '"' ? 1 : 0);
  return true;
}

const variable = /%(~dp0|[0-9*])|([%!])([A-Za-z_]\w{0,100})\2/iy;

function readExpansion(scanner: Scanner, parts: Part[], quoted: boolean): boolean {
  if (readTemplate(scanner, parts)) return true;
  const { text, at } = scanner;
  if (text[at] !== '%' && text[at] !== '!') return false;
  variable.lastIndex = at;
  const found = variable.exec(text);
  if (!found) return false;
  scanner.at = variable.lastIndex;
  const name = (found[1] ?? found[3]).toLowerCase();
  parts.push({ kind: 'variable', name, change: undefined, quoted, start: at, end: scanner.at });
  return true;
}
