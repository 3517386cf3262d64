import { type Lookup, longestValue, Refusal, ShellLexer, type ShellOptions } from './shellLexer';
import { type ShellWord, WordCollector } from './wordCollector';

/** A word that cannot be expanded; the message is BuildKit's. */
export interface ExpansionError {
  readonly error: string;
  /** Whether the error hangs on a value (`${X:?}`), not on the form alone. */
  readonly dependsOnValue: boolean;
}

export interface Expanded {
  readonly text: string;
  /** Names that were looked up, in order, with repetitions. */
  readonly names: readonly string[];
}

/**
 * Expands the variables of one word as BuildKit does: `$name`, `${name}` and all modifiers, quotes removed, escapes
 * taken.
 */
export function expandWord(text: string, lookup: Lookup, options: ShellOptions): Expanded | ExpansionError {
  const lexer = new ShellLexer(text, lookup, options);
  try {
    const expanded = lexer.readUntil(undefined, options.rawEscapes ?? false);
    if (expanded.length > longestValue && expanded.length > text.length)
      throw new Refusal('the value is too long', true);
    return { text: expanded, names: lexer.names };
  } catch (problem) {
    return asExpansionError(problem);
  }
}

/** Splits a line into shell words, expanded; undefined where it is not well-formed (an open quote, say). */
export function splitShellWords(text: string, lookup: Lookup, options: ShellOptions): ShellWord[] | undefined {
  const result = expandToWords(text, lookup, options);
  return 'error' in result ? undefined : result.words;
}

/** As `splitShellWords`, with the error. */
export function expandToWords(
  text: string,
  lookup: Lookup,
  options: ShellOptions,
): { readonly words: ShellWord[] } | ExpansionError {
  const lexer = new ShellLexer(text, lookup, options);
  lexer.words = new WordCollector();
  try {
    lexer.readUntil(undefined, options.rawEscapes ?? false);
  } catch (problem) {
    return asExpansionError(problem);
  }
  return { words: lexer.words.finish(text.length) };
}

function asExpansionError(problem: unknown): ExpansionError {
  if (problem instanceof Refusal) return { error: problem.message, dependsOnValue: problem.dependsOnValue };
  throw problem;
}
