import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../util/span';

/** A word as the shell sees it. `start` and `end` are where it is written in the script's text, quotes included. */
export interface ShellWord extends Span {
  /** Quotes and escapes removed; variables and substitutions as they are written (`$X`, `${X}`, `$(…)`). */
  readonly text: string;
  /** False where a variable, a substitution or a pattern makes part of it something that only the shell knows. */
  readonly known: boolean;
}

/** How a command is joined to the one before it in the same list. */
export type Joint = 'first' | '&&' | '||' | ';' | '|' | '|&' | '&' | 'newline';

/** What a command stands in. `quoted` is the script of `sh -c '…'`, `heredoc` that of `sh <<EOF`. */
export type Nesting =
  | 'subshell'
  | 'group'
  | 'substitution'
  | 'condition'
  | 'loop'
  | 'case'
  | 'function'
  | 'quoted'
  | 'heredoc';

/** `NAME=value` in front of a command. `value` is empty text for `NAME=`. */
export interface ShellAssignment extends Span {
  readonly name: string;
  readonly value: ShellWord;
}

/** `> file`, `2>&1`, `<<EOF`. */
export interface Redirect extends Span {
  /** With the number in front of it: `2>&`. */
  readonly operator: string;
  readonly target: ShellWord;
  /** The lines of a heredoc without its terminator; undefined where it has no end. */
  readonly body?: Span;
}

/** One simple command. All offsets are of the script's text. */
export interface ShellCommand extends Span {
  /**
   * The program without its folder and without what only runs it (`sudo`, `env`, `time`, `exec` …); empty where a
   * variable hides it and where there are only assignments or redirections.
   */
  readonly name: string;
  /** The word of the program; undefined where there are only assignments or redirections. */
  readonly program: ShellWord | undefined;
  readonly args: readonly ShellWord[];
  /** The programs in front that only run it, the first one first: `sudo`, `env`. */
  readonly wrappers: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly Redirect[];
  readonly joint: Joint;
  /** Commands of one list (joined by `&&`, `;`, `|`, line ends …) share a number. */
  readonly list: number;
  /** Commands of one pipeline share a number. */
  readonly pipeline: number;
  /** What it stands in, the outermost first; empty at the top of the script. */
  readonly nesting: readonly Nesting[];
  /** The command in whose words or heredoc this one stands: that of `$(…)`, of `sh -c '…'`, of `sh <<EOF`. */
  readonly within: ShellCommand | undefined;
}

/** A text that a POSIX shell runs, or one command in exec form. */
export interface ShellScript {
  /** Line continuations of the Dockerfile are joined; the bodies of heredocs stand behind the line. */
  readonly text: string;
  /** All commands, in the order in which they begin; those inside of others behind them. */
  readonly commands: readonly ShellCommand[];
  /** Exec form: an argument vector, in which no other command can be put. */
  readonly isExec: boolean;
  /** The words behind `#!` in the first line of a heredoc: it is this that runs the script, whatever SHELL says. */
  readonly shebang: readonly string[] | undefined;
  /** Where a span of the text stands; lines count from the instruction's first line. */
  rangeOf(span: Span): Range;
}
