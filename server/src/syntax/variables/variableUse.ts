import type { Span } from '../../util/span';

/** `$NAME` or `${NAME…}` as it is written. Spans are offsets in what `VariableText.place` says. */
export interface VariableUse {
  readonly name: string;
  /** Of the name alone. */
  readonly nameSpan: Span;
  /** From the dollar sign to the closing brace, or to what there is of it while it is being typed. */
  readonly span: Span;
  /** What stands between the name and the rest of the braces: `:-`, `#`, `//`, `^^` …; undefined where nothing does. */
  readonly operator: string | undefined;
}

/** A place in shell text that sets a variable: `X=1`, `export X`, `read X`, `for X in`. */
export interface ShellAssignment {
  readonly name: string;
  readonly nameSpan: Span;
  /** Whatever comes behind it in the same text sees what it set: it stands in no condition, loop or subshell. */
  readonly certain: boolean;
}

/** A stretch of an instruction in which one and the same expands variables. */
export interface VariableText {
  /** BuildKit, with what it knows of the stage (of the global arguments in FROM), or a shell with its environment. */
  readonly expander: 'buildkit' | 'shell';
  /** Upper-case keyword of the instruction, that of the trigger for an ONBUILD. */
  readonly instruction: string;
  readonly inTrigger: boolean;
  /**
   * What spans are offsets of: the instruction's logical text, or `InstructionSyntax.text` for the body of a
   * here-document.
   */
  readonly place: 'logical' | 'body';
  /** In the order of their places; one that stands in the default of another comes behind that other. */
  readonly uses: readonly VariableUse[];
  /** In the order of their places; none where BuildKit expands. */
  readonly assignments: readonly ShellAssignment[];
  /** Behind each `$` and `${` that lacks a name. */
  readonly blanks: readonly number[];
}

/** A `VariableUse` whose end is not known until its brace closes. */
export interface OpenUse extends VariableUse {
  span: Span;
}

/** Where the scanners put what they find. */
export interface Found {
  readonly uses: OpenUse[];
  readonly assignments: ShellAssignment[];
  readonly blanks: number[];
}

export function nothingFound(): Found {
  return { uses: [], assignments: [], blanks: [] };
}
