import type { Part, Redirection } from './steps';

/** How a shell writes its commands. */
export interface Dialect {
  /** Takes the special meaning from the next character, and joins lines. */
  readonly escape: string;
  /** Single characters that end a command, beside line ends and parentheses. */
  readonly separators: string;
  /** Reads what is special at the place (quotes, variables) and adds it to `parts`; false if nothing is. */
  readonly readPart: (scanner: Scanner, parts: Part[]) => boolean;
  /** The offset behind a comment that begins at the place, where a word could begin; undefined if none does. */
  readonly commentEnd: (text: string, at: number, isFirstWord: boolean) => number | undefined;
  /** Whether it is a POSIX shell's language: with heredocs, arithmetic and `case`. */
  readonly isPosix: boolean;
  /** The offset behind what a tool puts in before a shell sees the script; undefined where nothing begins. */
  readonly templateEnd?: (text: string, at: number) => number | undefined;
}

/** A place in a script that is read. */
export interface Scanner {
  readonly text: string;
  readonly dialect: Dialect;
  at: number;
  /** How many groups and substitutions are open. */
  depth: number;
  /** The heredocs whose bodies begin on the next line. */
  readonly pending: PendingHeredoc[];
  /** False once a quote had no end: from then on quotes end with their line, so that one open quote does not hide all. */
  longQuotes: boolean;
  /** Where each line stands that could end a heredoc; made when the first one is met. */
  lines: Map<string, number[]> | undefined;
}

/** A heredoc whose body is still to come; it goes into the redirection. */
export interface PendingHeredoc {
  /** The line that ends it. */
  readonly word: string;
  readonly tabs: boolean;
  readonly redirection: { -readonly [Key in keyof Redirection]: Redirection[Key] };
}

/** Whether the character at the place takes away the line end behind it. */
export function joinsLines({ text, dialect }: Scanner, at: number): boolean {
  if (text[at] !== dialect.escape) return false;
  return text[at + 1] === '\n' || (text[at + 1] === '\r' && text[at + 2] === '\n');
}
