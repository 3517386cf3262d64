import type { PageLine } from './fences';

const prompt =
  /^(?:\([\w.-]{1,40}\)[ \t]*)?(?:[\w.-]{1,40}@[\w.-]{1,40}[^$#%\n]{0,80})?(?:[$%#]|PS(?:[ \t]+[A-Za-z]:[^>\n]{0,100})?>|[A-Za-z]:\\[^>\n]{0,100}>)[ \t]+/;

/**
 * What is typed in a block that shows a terminal. Where lines begin with a prompt, the others are what programs print,
 * but for those that a line before joins to it.
 */
export function typedLines(lines: readonly PageLine[]): readonly PageLine[] {
  if (!lines.some(({ text }) => /^(?:[$%]|PS\b[^>]*>)[ \t]/.test(text) || /^\S+@\S+[$#] /.test(text))) return lines;
  const typed: PageLine[] = [];
  let joined = false;
  for (const line of lines) {
    const lead: string | undefined = joined ? '' : prompt.exec(line.text)?.[0];
    if (lead !== undefined) typed.push(behind(line, lead.length));
    joined = lead !== undefined && /[\\`^]$/.test(line.text.trimEnd());
  }
  return typed;
}

function behind({ text, start }: PageLine, count: number): PageLine {
  return { text: text.slice(count), start: start + count };
}
