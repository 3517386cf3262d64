import type { Range } from 'vscode-languageserver-types';
import { printable } from './printable';

const widest = 160;
const before = 40;

/**
 * The source line with `^` under the range, or under what of it stands on its first line. Of a very long line a window
 * around the range is shown; tabs are kept under tabs, so that the marks stand where they should.
 */
export function excerpt(line: string, { start, end }: Range, paint: (text: string) => string): string {
  const last = end.line === start.line ? end.character : line.length;
  const from = line.length > widest ? Math.max(0, Math.min(start.character - before, line.length - widest)) : 0;
  const to = Math.min(line.length, from + widest);
  const [open, close] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
  const shown = printable(open + line.slice(from, to) + close);
  const indent = ' '.repeat(open.length) + printable(line.slice(from, start.character)).replace(/[^\t]/g, ' ');
  const marks = '^'.repeat(Math.max(1, Math.min(last, to) - start.character));
  const margin = String(start.line + 1).padStart(5);
  return `${margin} | ${shown}\n${' '.repeat(margin.length)} | ${indent}${paint(marks)}\n`;
}
