import type { Span } from '../util/span';

/** What a script consists of, with offsets into its text. Nothing is known of the commands' meaning here. */
export type Step = Command | Group;

/** What stood in front of a step since the last one, such as `&&`, `;` or `;;`; a line end only where nothing else did. */
export type Joiner = string;

/** One simple command: words up to a line end, `;`, `|`, `&&` and the like. */
export interface Command {
  readonly kind: 'command';
  readonly words: readonly Word[];
  /** The file behind `<`. */
  readonly input: Word | undefined;
  /** In their order; only redirections may be there, and no words. */
  readonly redirections: readonly Redirection[];
  readonly joiner: Joiner;
  /** Whether a parenthesis stands behind it: `(` as in `name()`, `)` as behind a pattern of `case`. */
  readonly closer: '(' | ')' | undefined;
  /** Behind the last word and the blanks that follow it. */
  readonly end: number;
}

/** A subshell: what happens to variables and to the folder inside does not count behind it. */
export interface Group {
  readonly kind: 'group';
  readonly steps: readonly Step[];
  readonly joiner: Joiner;
}

/** `> file`, `2>&1`, `<<EOF`. */
export interface Redirection extends Span {
  /** With the number in front. */
  readonly operator: string;
  readonly target: Word | undefined;
  /** The lines of a heredoc. */
  readonly body: Span | undefined;
}

/** A word as written; one word can make none or several arguments. */
export interface Word {
  readonly parts: readonly Part[];
  /** With its quotes. */
  readonly start: number;
  readonly end: number;
  /** What stands in the parentheses of `NAME=(…)`. */
  readonly list?: readonly Word[];
}

export type Part = TextPart | VariablePart | OutputPart | UnknownPart;

/** Plain text; what stands there is longer where it is an escape. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Between quotes, where it is no pattern. */
  readonly quoted?: boolean;
}

export interface VariablePart {
  readonly kind: 'variable';
  readonly name: string;
  /** `default`: the value to take if there is none; `assign`: the same, and it stays; `folder`: the folder of the value. */
  readonly change:
    | { readonly kind: 'default' | 'assign'; readonly value: string }
    | { readonly kind: 'folder' }
    | undefined;
  /** `${NAME[@]}`: all elements of a list, as arguments. */
  readonly isList?: boolean;
  /** Between quotes: makes one argument, whatever blanks are in it. */
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** `$(…)`: what other commands print. */
export interface OutputPart {
  readonly kind: 'output';
  readonly steps: readonly Step[];
  readonly start: number;
  readonly end: number;
}

/** Something that is known only when it runs: an expression, a template. */
export interface UnknownPart {
  readonly kind: 'unknown';
  readonly start: number;
  readonly end: number;
}
