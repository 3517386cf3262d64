import { programName } from './shellWords';
import type { Command, Redirection, Word } from './steps';

const shells = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'mksh']);
const users = new Set(['su', 'runuser']);

/** What of a command is a script of its own. */
export type QuotedScript =
  | { readonly kind: 'quoted'; readonly word: Word }
  | { readonly kind: 'heredoc'; readonly redirection: Redirection };

/** Whether a program runs scripts of the language that is read here. */
export function isPosixShell(program: string): boolean {
  return shells.has(program);
}

/** The script of `sh -c '…'`, `su -c '…'` or `sh <<EOF`; undefined for other commands. */
export function quotedScript(words: readonly Word[], { redirections }: Command): QuotedScript | undefined {
  const name = words[0] ? programName(words[0]) : '';
  if (users.has(name)) return quoted(behindFlag(words, /^(?:-[a-z]*c|--command)$/));
  if (name === 'eval') return words.length === 2 ? quoted(words[1]) : undefined;
  if (!shells.has(name)) return undefined;
  const { takesScript, at } = shellFlags(words);
  if (takesScript) return quoted(words[at]);
  const redirection = redirections.findLast(({ body }) => body);
  return words[at] === undefined && redirection ? { kind: 'heredoc', redirection } : undefined;
}

function quoted(word: Word | undefined): QuotedScript | undefined {
  return word && { kind: 'quoted', word };
}

function behindFlag(words: readonly Word[], flag: RegExp): Word | undefined {
  const at = words.findIndex((word) => flag.test(plainText(word)));
  return at < 0 ? undefined : words[at + 1];
}

/** Where a shell's own flags end, and whether the next word is a script. */
function shellFlags(words: readonly Word[]): { readonly takesScript: boolean; readonly at: number } {
  let takesScript = false;
  let at = 1;
  for (; at < words.length; at++) {
    const text = plainText(words[at]);
    if (text === '--' || text === '-') return { takesScript, at: at + 1 };
    if (text === '--rcfile' || text === '--init-file') at++;
    else if (/^[-+][A-Za-z]+$/.test(text)) {
      if (text.startsWith('-') && text.includes('c')) takesScript = true;
      at += text.length - text.replace(/[oO]/g, '').length;
    } else if (!text.startsWith('--')) break;
  }
  return { takesScript, at };
}

function plainText({ parts }: Word): string {
  return parts.length === 1 && parts[0].kind === 'text' ? parts[0].text : '';
}
