import type { ShellOptions } from './shellLexer';
import { splitShellWords } from './shellWords';

/** `<<EOF` as it stands in an instruction's logical text. */
export interface HeredocOpener {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly expand: boolean;
  readonly chomp: boolean;
}

const opener = /^(\d*)<<(-?)\s*([^<]*)$/;
const options: ShellOptions = { escape: '\\', rawQuotes: true, rawEscapes: true, keepUnset: true };
const unset = () => undefined;

/** All here-documents that a logical line opens, in order; none where its quotes are unbalanced. */
export function heredocOpeners(logical: string): HeredocOpener[] {
  if (!logical.includes('<<')) return [];
  if (!/['"$\\]/.test(logical)) return plainOpeners(logical);
  const found: HeredocOpener[] = [];
  for (const word of splitShellWords(logical, unset, options) ?? []) {
    const heredoc = word.text.includes('<<') ? parseHeredocWord(word.text) : undefined;
    if (heredoc) found.push({ ...heredoc, start: word.start, end: word.end });
  }
  return found;
}

/** What one shell word opens: `<<EOF`, `3<<-"EOF"`; undefined where it opens nothing. */
export function parseHeredocWord(word: string): Pick<HeredocOpener, 'name' | 'expand' | 'chomp'> | undefined {
  const match = opener.exec(word);
  const rest = match?.[3];
  if (!match || !rest) return undefined;
  const cooked = splitShellWords(rest, unset, { escape: '\\', keepUnset: true });
  if (cooked?.length !== 1) return undefined;
  const raw = splitShellWords(rest, unset, { escape: '\\', keepUnset: true, rawQuotes: true });
  const name = cooked[0]?.text ?? '';
  return { name, expand: raw?.[0]?.text === name, chomp: match[2] === '-' };
}

/** Words of a line without quotes, variables and escapes; blanks behind `<<` and `<<-` belong to its word. */
const plainWord = /(?:<<-?\s*|\S)+/g;

/** What the lexer would find in such a line, many times faster. */
function plainOpeners(logical: string): HeredocOpener[] {
  const found: HeredocOpener[] = [];
  for (const { 0: word, index } of logical.matchAll(plainWord)) {
    const match = word.includes('<<') ? opener.exec(word) : null;
    const name = match?.[3];
    if (!match || !name) continue;
    found.push({ start: index, end: index + word.length, name, expand: true, chomp: match[2] === '-' });
  }
  return found;
}
