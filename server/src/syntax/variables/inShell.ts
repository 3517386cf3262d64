import { readDollar } from './dollar';
import { type NestedHeredoc, nestedHeredocAt, terminatorOf } from './nestedHeredoc';
import { type Separator, ShellCommands } from './setByShell';
import type { Found, OpenUse } from './variableUse';

export interface ShellText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What takes the next character's meaning away: `\`, in PowerShell a backtick. */
  readonly escape: string;
  /** The body of a here-document that a shell expands: it holds no commands, and quotes are ordinary characters. */
  readonly data: boolean;
}

/** What is open around a place. `commands`: `$(…)`, `(…)` and backticks. */
type Frame =
  | { readonly kind: 'quote' }
  | { readonly kind: 'commands'; readonly backtick: boolean; readonly arithmetic: boolean }
  | { readonly kind: 'brace'; readonly use: OpenUse | undefined; readonly quoted: boolean };

/** How deep `sh -c '…'` and here-documents are followed into one another. */
const maxDepth = 8;

/**
 * Finds the variables that a shell reads, and those that it sets. It knows quotes, comments, `$(…)`, here-documents
 * and what `sh -c '…'` is given. What is open at the end stays open; no text is refused.
 */
export function findInShell(shell: ShellText, found: Found, depth = 0): void {
  new ShellScanner(shell, found, depth).scan();
}

class ShellScanner {
  private readonly text: string;
  private readonly end: number;
  private readonly frames: Frame[] = [];
  private readonly commands: ShellCommands;
  private at: number;
  private inWord = false;
  private inBackticks = false;
  private pending: NestedHeredoc[] = [];
  /** Once a single quote, or a here-document, is not closed, no later one is. */
  private quotesClose = true;
  private bodiesEnd = true;

  constructor(
    private readonly shell: ShellText,
    private readonly found: Found,
    private readonly depth: number,
  ) {
    this.text = shell.text;
    this.at = shell.start;
    this.end = shell.end;
    this.commands = new ShellCommands(found, depth > 0);
  }

  scan(): void {
    while (this.at < this.end) {
      const top = this.frames.at(-1);
      if (top ? top.kind === 'commands' : !this.shell.data) this.stepInCommands(this.text[this.at] as string, top);
      else this.stepInQuotes(this.text[this.at] as string, top);
    }
    this.commands.finish();
  }

  private stepInCommands(char: string, top: Frame | undefined): void {
    if (this.readBetweenWords(char, top)) return;
    const before = this.at;
    if (!this.inWord) {
      this.inWord = true;
      this.at = this.commands.word(this.text, this.at, this.end);
    }
    if (this.at === before) this.stepInWord(char, top);
  }

  /** False where `char` begins a word, or is a part of one. */
  private readBetweenWords(char: string, top: Frame | undefined): boolean {
    switch (char) {
      case ' ':
      case '\t':
      case '\r':
        this.inWord = false;
        this.at++;
        return true;
      case '\n':
      case ';':
      case '&':
      case '|':
        this.readSeparator(char);
        return true;
      case '(':
        this.readOpening(top);
        return true;
      case ')':
        this.readClosing(top);
        return true;
      case '<':
        return this.readHeredocOpener(top);
      case '#':
        if (!this.inWord) this.skipComment();
        return !this.inWord;
      default:
        return false;
    }
  }

  private stepInWord(char: string, top: Frame | undefined): void {
    if (char === this.shell.escape) this.at += 2;
    else if (char === '$') this.readVariable(top);
    else if (char === '`') this.readBacktick();
    else if (char === "'") this.readSingleQuoted();
    else {
      if (char === '"' && this.readPowerShell()) return;
      if (char === '"') this.frames.push({ kind: 'quote' });
      this.at++;
    }
  }

  /** Between double quotes, in the braces of a variable, in a here-document. */
  private stepInQuotes(char: string, top: Frame | undefined): void {
    if (char === this.shell.escape) this.at += 2;
    else if (char === '$') this.readVariable(top);
    else if (char === '`') this.readBacktick();
    else if (char === "'" && top?.kind === 'brace' && !top.quoted) this.readSingleQuoted();
    else {
      if (char === '"' && top?.kind === 'quote') this.frames.pop();
      else if (char === '"' && top) this.frames.push({ kind: 'quote' });
      else if (char === '}' && top?.kind === 'brace') this.closeBrace(top.use);
      this.at++;
    }
  }

  private closeBrace(use: OpenUse | undefined): void {
    if (use) use.span = { start: use.span.start, end: this.at + 1 };
    this.frames.pop();
  }

  private readVariable(top: Frame | undefined): void {
    const { text, at } = this;
    const quoted = isQuoted(top, this.shell.data);
    if (text[at + 1] === '(') {
      const arithmetic = text[at + 2] === '(';
      this.at += 2;
      this.open(arithmetic);
    } else if (text[at + 1] === "'" && !quoted) this.skipAnsiQuoted();
    else {
      const { next, open, use } = readDollar(text, at, this.end, this.found, false);
      if (open) this.frames.push({ kind: 'brace', use, quoted });
      this.at = next;
    }
  }

  private open(arithmetic: boolean, backtick = false): void {
    this.frames.push({ kind: 'commands', backtick, arithmetic });
    this.commands.enter();
    this.inWord = false;
  }

  private readOpening(top: Frame | undefined): void {
    const isFunction = this.text[this.at + 1] === ')';
    this.at += isFunction ? 2 : 1;
    if (isFunction) this.commands.separate(')');
    else this.open(top?.kind === 'commands' && top.arithmetic);
  }

  private readClosing(top: Frame | undefined): void {
    this.at++;
    this.inWord = false;
    if (top?.kind === 'commands' && !top.backtick) this.close();
    else this.commands.separate(')');
  }

  /** What was opened is a part of the word around it. */
  private close(): void {
    this.frames.pop();
    this.commands.leave();
    this.inWord = true;
  }

  private readBacktick(): void {
    this.at++;
    if (!this.inBackticks) {
      this.inBackticks = true;
      this.open(false, true);
      return;
    }
    this.inBackticks = false;
    for (let top = this.frames.at(-1); top && !(top.kind === 'commands' && top.backtick); top = this.frames.at(-1)) {
      if (top.kind === 'commands') this.commands.leave();
      this.frames.pop();
    }
    this.close();
  }

  private readSeparator(char: string): void {
    const { text, at } = this;
    const next = text[at + 1];
    this.inWord = false;
    // `2>&1` and `&>file` separate nothing.
    if (char === '&' && (text[at - 1] === '>' || text[at - 1] === '<' || next === '>')) {
      this.at++;
      return;
    }
    const double = (char === '&' || char === '|') && next === char;
    this.at += double ? 2 : 1;
    this.commands.separate((double ? char + char : char) as Separator);
    if (char === '\n') this.readBodies();
  }

  private skipComment(): void {
    const newline = this.text.indexOf('\n', this.at);
    this.at = newline < 0 || newline > this.end ? this.end : newline;
  }

  private readSingleQuoted(): void {
    const begin = this.at + 1;
    const close = this.quotesClose ? this.text.indexOf("'", begin) : -1;
    this.quotesClose = close >= 0 && close < this.end;
    if (!this.quotesClose) {
      this.at = begin;
      return;
    }
    if (this.depth < maxDepth && shellOption.test(this.text.slice(Math.max(0, begin - 20), begin - 1))) {
      findInShell({ ...this.shell, start: begin, end: close, data: false }, this.found, this.depth + 1);
    }
    this.at = close + 1;
  }

  /** `powershell -Command "…"`, which cmd hands on as it is. */
  private readPowerShell(): boolean {
    const begin = this.at + 1;
    if (this.depth >= maxDepth || !powerShellOption.test(this.text.slice(Math.max(0, begin - 20), begin - 1))) {
      return false;
    }
    let close = begin;
    while (close < this.end && this.text[close] !== '"') close += this.text[close] === '\\' ? 2 : 1;
    if (close >= this.end) return false;
    findInShell({ ...this.shell, start: begin, end: close, data: false }, this.found, this.depth + 1);
    this.at = close + 1;
    return true;
  }

  /** `$'…'`, in which a backslash takes the next character. */
  private skipAnsiQuoted(): void {
    this.at += 2;
    while (this.at < this.end && this.text[this.at] !== "'") this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.at++;
  }

  private readHeredocOpener(top: Frame | undefined): boolean {
    if (this.text[this.at + 1] !== '<' || (top?.kind === 'commands' && top.arithmetic)) return false;
    const heredoc = nestedHeredocAt(this.text, this.at);
    if (!heredoc) {
      this.at += this.text[this.at + 2] === '<' ? 3 : 2;
      return true;
    }
    this.pending.push(heredoc);
    this.at = heredoc.end;
    this.inWord = true;
    return true;
  }

  /** The bodies of the here-documents that the line before opened. */
  private readBodies(): void {
    for (const heredoc of this.pending) {
      const stop = this.bodiesEnd ? terminatorOf(heredoc, this.text, this.at, this.end) : undefined;
      this.bodiesEnd = stop !== undefined;
      if (!stop) break;
      if (!heredoc.quoted && this.depth < maxDepth) {
        findInShell({ ...this.shell, start: this.at, end: stop.start, data: true }, this.found, this.depth + 1);
      }
      this.at = stop.end;
    }
    this.pending = [];
  }
}

const powerShellOption = /\s-command\s+$/i;

/** `-c` and its like at the end of a text: what follows is for a shell. */
const shellOption = /(?:^|\s)-[a-z]*c\s+$/i;

function isQuoted(top: Frame | undefined, data: boolean): boolean {
  if (!top) return data;
  return top.kind === 'quote' || (top.kind === 'brace' && top.quoted);
}
