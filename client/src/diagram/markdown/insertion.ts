import type { TextChange } from '../../../../server/src/protocol/diagramBlock';

/** What puts lines into a Markdown text at a line (from 0), as a paragraph of their own: there if it is blank, else below. */
export function insertion(markdown: string, line: number, added: readonly string[]): TextChange {
  const eol = /\r?\n/.exec(markdown)?.[0] ?? '\n';
  const lines = markdown.split(/\r?\n/);
  const at = Math.min(line, lines.length - 1);
  const offset = lines.slice(0, at).reduce((sum, { length }) => sum + length + eol.length, 0);
  const isBlank = (text: string | undefined) => text === undefined || text.trim() === '';
  const here = lines[at];
  const start = offset + here.length;
  const before = isBlank(here) ? (isBlank(lines[at - 1]) ? '' : eol) : eol + eol;
  const isLast = at === lines.length - 1;
  const after = isLast ? eol : isBlank(lines[at + 1]) ? '' : eol;
  return { start: isBlank(here) ? offset : start, end: start, text: before + added.join(eol) + after };
}
