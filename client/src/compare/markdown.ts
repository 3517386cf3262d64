import { plainLine } from './plainText';
import type { Table } from './tables';

/** A table of GitHub's Markdown. Whatever stands in a cell is shown as it is. */
export function markdownTable({ columns, rows }: Table): string {
  const lines = [
    columns.map(({ title }) => escaped(title)),
    columns.map(({ isNumber }) => (isNumber ? '---:' : '---')),
    ...rows.map((row) => row.map(({ text }, at) => (columns[at]?.isNumber ? escaped(text) : code(text)))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** A heading that shows a text as it is. */
export function markdownHeading(title: string): string {
  return `### ${escaped(title)}\n\n`;
}

function escaped(text: string): string {
  return plainLine(text).replace(/[\\`*_{}[\]<>|~&$!@]/g, '\\$&');
}

/** As code, in which nothing has a meaning but the ends of the cell and of the code. */
function code(text: string): string {
  const line = plainLine(text);
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${withPipes(line)}${padding}${fence}`;
}

/** A pipe ends the cell unless an odd number of backslashes stands in front of it. */
function withPipes(line: string): string {
  return line.replace(/(\\*)\|/g, (_, before: string) => `${before}${before.length % 2 === 0 ? '\\' : '\\\\'}|`);
}
