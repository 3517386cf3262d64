import type { InstructionSyntax } from '../syntax/instructionSyntax';
import type { Assignment, Parts, Word } from '../syntax/parts';
import { expandWord } from '../syntax/shellWords';
import { expandedWords, expandingBodies } from './conversionFacts';

/** A text that BuildKit expands with the variables of the stage, and has some. */
export interface ExpandedText {
  /** What it looks up, each name once. */
  readonly names: readonly string[];
  /** Undefined for the body of a here-document. */
  readonly word: Word | undefined;
  /** The ARG whose default it is. */
  readonly defaultOf?: string;
}

/** Texts that are expanded with what holds in front of them, and the names that are declared behind them. */
export interface VariableStep {
  readonly texts: readonly ExpandedText[];
  /** One with a variable in it is as it is written. */
  readonly declared: readonly string[];
}

const nothing: readonly VariableStep[] = [];
const known = new WeakMap<Parts, readonly VariableStep[]>();

/** What a command, or a trigger, does with the variables of its stage, in BuildKit's order; read once for its text. */
export function variableSteps(parts: Parts, syntax: InstructionSyntax): readonly VariableStep[] {
  let steps = known.get(parts);
  if (!steps) {
    steps = readSteps(parts, syntax);
    known.set(parts, steps);
  }
  return steps;
}

function readSteps(parts: Parts, syntax: InstructionSyntax): readonly VariableStep[] {
  const { body, name } = parts;
  if (body.kind === 'assignments' && name === 'ARG') {
    return body.assignments.map(({ name: key, value }) => ({
      texts: value ? inWord(value, syntax.escape).map((text) => ({ ...text, defaultOf: key.text })) : [],
      declared: [key.text],
    }));
  }
  const texts = syntax.text.includes('$') ? textsOf(parts, syntax) : [];
  const declared =
    body.kind === 'assignments' && name === 'ENV' ? body.assignments.map((one) => keyOf(one, syntax)) : [];
  return texts.length + declared.length > 0 ? [{ texts, declared }] : nothing;
}

/** ENV takes quotes and escapes from its keys, ARG does not. */
function keyOf({ name: { text } }: Assignment, { escape }: InstructionSyntax): string {
  if (!/['"\\`]/.test(text) || text.includes('$')) return text;
  const expanded = expandWord(text, () => undefined, { escape });
  return 'error' in expanded ? text : expanded.text;
}

function textsOf(parts: Parts, syntax: InstructionSyntax): readonly ExpandedText[] {
  const words = wordsOf(parts).flatMap((word) => inWord(word, syntax.escape));
  const bodies = expandingBodies(parts, syntax).flatMap((body) =>
    namesText(namesIn(body, { escape: '\\', ignoreQuotes: true }), undefined),
  );
  return [...words, ...bodies];
}

/** EXPOSE is expanded without a look at what is missing. */
function wordsOf(parts: Parts): readonly Word[] {
  const { body, name, heredocs } = parts;
  if (body.kind === 'run') {
    return body.mounts.flatMap(({ options }) =>
      options.flatMap(({ key, value }) => (value && key.text !== 'from' ? [value] : [])),
    );
  }
  if (name === 'EXPOSE') return [];
  const openers = new Set(heredocs.map(({ opener }) => opener.start));
  return expandedWords(parts).filter(({ start }) => !openers.has(start));
}

function inWord(word: Word, escape: string): readonly ExpandedText[] {
  return word.text.includes('$') ? namesText(namesIn(word.text, { escape }), word) : [];
}

function namesText(names: ReadonlySet<string>, word: Word | undefined): readonly ExpandedText[] {
  return names.size > 0 ? [{ names: [...names], word }] : [];
}

/** None where the text can't be expanded, of which others tell. */
function namesIn(text: string, options: { readonly escape: string; readonly ignoreQuotes?: boolean }): Set<string> {
  const expanded = expandWord(text, () => 'x', options);
  return new Set('error' in expanded ? [] : expanded.names);
}
