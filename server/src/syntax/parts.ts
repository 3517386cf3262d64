import type { Span } from '../util/span';
import type { Heredoc } from './heredoc';
import type { SyntaxProblem } from './problem';

/**
 * The parts of one instruction. All spans are offsets into the instruction's *logical text*: its physical lines
 * joined the way BuildKit joins them (continuations glued, comment and blank lines inside dropped, heredoc bodies left
 * out). `Instruction.rangeOf` turns a span into a range of the document.
 */

/** A word of an instruction. `span` is where it is written, quotes included; `text` is what BuildKit makes of it. */
export interface Word extends Span {
  readonly text: string;
}

/** `--name` or `--name=value`. `name` is without the dashes, in the case that it was written in. */
export interface Flag extends Span {
  readonly name: Word;
  /** Absent for a bare `--name`; empty text for `--name=`. Quotes and escapes are removed in `text`. */
  readonly value?: Word;
}

/** One `key=value` or bare `key` of a `RUN --mount`. `key.text` is lower-case. */
export interface MountOption extends Span {
  readonly key: Word;
  readonly value?: Word;
}

/** One `RUN --mount=…`. */
export interface Mount {
  readonly flag: Flag;
  readonly options: readonly MountOption[];
  /** `type`, default `bind`; unknown types are given as written (lower-case). */
  readonly type: string;
  /** The value of the last `from=`. Empty text counts as absent in BuildKit. */
  readonly from?: Word;
  readonly target?: Word;
  readonly source?: Word;
}

/** A `name` or `name=value` of ARG, ENV and LABEL; quotes are kept in `text`, as BuildKit keeps them until expansion. */
export interface Assignment extends Span {
  readonly name: Word;
  readonly value?: Word;
}

export interface FromBody {
  readonly kind: 'from';
  readonly base?: Word;
  /** The middle word of three, whatever it says; also the second of two (`FROM x AS` being typed). */
  readonly as?: Word;
  /** The stage name as written; `text` is not lower-cased. */
  readonly stageName?: Word;
  readonly platform?: Flag;
}

export interface CopyBody {
  readonly kind: 'copy';
  readonly command: 'COPY' | 'ADD';
  /** The `--from` flag (COPY only), present also when it has no value yet. */
  readonly from?: Flag;
  readonly json: boolean;
  /** Everything but the last word. */
  readonly sources: readonly Word[];
  readonly destination?: Word;
}

export interface RunBody {
  readonly kind: 'run';
  readonly mounts: readonly Mount[];
  readonly command: CommandLine;
}

/** What RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK CMD run. */
export interface CommandLine {
  /** `exec` is the JSON form, `shell` a line for the shell. */
  readonly form: 'exec' | 'shell';
  /** exec: the strings, decoded; shell: one word, the whole rest of the line. */
  readonly words: readonly Word[];
}

export interface CommandBody {
  readonly kind: 'command';
  readonly command: CommandLine;
}

export interface HealthcheckBody {
  readonly kind: 'healthcheck';
  /** `NONE` or `CMD` as written. */
  readonly type?: Word;
  readonly command: CommandLine;
}

export interface AssignmentsBody {
  readonly kind: 'assignments';
  readonly assignments: readonly Assignment[];
  /** `ENV key value` without an equals sign. */
  readonly legacy: boolean;
}

export interface OnbuildBody {
  readonly kind: 'onbuild';
  /** The nested instruction; its spans are offsets into the same logical text. */
  readonly trigger?: Parts;
}

export interface WordsBody {
  readonly kind: 'words';
  readonly words: readonly Word[];
}

export type Body =
  | FromBody
  | CopyBody
  | RunBody
  | CommandBody
  | HealthcheckBody
  | AssignmentsBody
  | OnbuildBody
  | WordsBody;

/** An instruction's keyword, flags and inside; also used for the trigger of ONBUILD. */
export interface Parts extends Span {
  /** As written. */
  readonly keyword: Word;
  /** Upper-case: `FROM`, `COPY` …; unknown words are upper-cased too. */
  readonly name: string;
  readonly flags: readonly Flag[];
  /** What follows the flags, without blanks around it. */
  readonly rest: Span;
  readonly body: Body;
  readonly heredocs: readonly Heredoc[];
  readonly problems: readonly SyntaxProblem[];
}
