import { isSpace } from '../util/whitespace';

/** A word of `splitShellWords`, with its place in the text. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts what the lexer puts out into words at unquoted white space. */
export class WordCollector {
  private readonly list: ShellWord[] = [];
  private word = '';
  private inWord = false;
  private start = 0;

  char(char: string, at: number): void {
    if (!isSpace(char.charCodeAt(0))) this.raw(char, at);
    else if (this.inWord) this.close(at);
  }

  raw(text: string, at: number): void {
    if (!this.inWord) this.start = at;
    this.word += text;
    this.inWord = true;
  }

  string(text: string, at: number): void {
    for (const char of text) this.char(char, at);
  }

  finish(end: number): ShellWord[] {
    if (this.word.length > 0) this.close(end);
    return this.list;
  }

  private close(end: number): void {
    this.list.push({ text: this.word, start: this.start, end });
    this.word = '';
    this.inWord = false;
  }
}
