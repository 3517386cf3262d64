import type { InstructionSyntax } from '../syntax/instructionSyntax';
import type { Parts, Word } from '../syntax/parts';
import { type ExpansionError, expandWord } from '../syntax/shellWords';
import { checkArguments } from './argumentChecks';
import { checkMount } from './mountCheck';

/** Why an instruction cannot be converted, in BuildKit's words, and the word that is to blame. */
export interface ConversionProblem {
  readonly message: string;
  readonly at: Word | undefined;
}

/** How an instruction can fail when its stage is converted, as far as its text alone tells. Most cannot. */
export interface ConversionFacts {
  /** Fails whatever the values of variables are. */
  readonly problem: ConversionProblem | undefined;
  /** Only the values of variables, or the working directory, decide. */
  readonly needsValues: boolean;
}

/** Expands one word with the variables at hand. */
export type Expand = (text: string) => string | ExpansionError;

export const nothingToConvert: ConversionFacts = { problem: undefined, needsValues: false };
const hangsOnValues: ConversionFacts = { problem: undefined, needsValues: true };

const special = /[$'"\\`]/;

export function conversionFacts(parts: Parts, syntax: InstructionSyntax): ConversionFacts {
  const formProblem = findFormProblem(parts, syntax);
  if (formProblem === 'value') return hangsOnValues;
  if (formProblem) return { problem: formProblem, needsValues: false };
  if (hasOpenWords(parts)) return hangsOnValues;
  const problem = checkExpanded(parts, (text) => text, '/');
  return problem ? { problem, needsValues: false } : nothingToConvert;
}

/** The checks that BuildKit makes on an instruction whose words are expanded. */
export function checkExpanded(parts: Parts, expand: Expand, workdir: string): ConversionProblem | undefined {
  if (parts.body.kind !== 'run') return checkArguments(parts, expand);
  for (const mount of parts.body.mounts) {
    const problem = checkMount(mount, expand, workdir);
    if (problem) return problem;
  }
  return undefined;
}

/** Whether a word that is checked after its expansion may change by it, or a path hangs on the working directory. */
function hasOpenWords({ body, name, flags }: Parts): boolean {
  if (body.kind === 'run') {
    return body.mounts.some(({ options, target }) => {
      return !target?.text.startsWith('/') || options.some(({ value }) => value && special.test(value.text));
    });
  }
  if (body.kind === 'copy') {
    return flags.some((flag) => flag.name.text === 'chmod' && flag.value && special.test(flag.value.text));
  }
  return body.kind === 'words' && checkedAfterExpansion.has(name) && body.words.some((word) => special.test(word.text));
}

const checkedAfterExpansion: ReadonlySet<string> = new Set(['STOPSIGNAL', 'EXPOSE', 'VOLUME']);

/** The first word that can't be expanded because of its form; `value` where that hangs on values. */
function findFormProblem(parts: Parts, syntax: InstructionSyntax): ConversionProblem | 'value' | undefined {
  let hangs = false;
  for (const word of expandedWords(parts)) {
    if (!special.test(word.text)) continue;
    const message = formProblem(word.text, syntax.escape, false);
    if (message === 'value') hangs = true;
    else if (message) return { message, at: word };
  }
  for (const body of expandingBodies(parts, syntax)) {
    const message = formProblem(body, '\\', true);
    if (message === 'value') hangs = true;
    else if (message) return { message, at: undefined };
  }
  return hangs ? 'value' : undefined;
}

/** BuildKit's message, or that it hangs on values. */
function formProblem(text: string, escape: string, ignoreQuotes: boolean): string | 'value' | undefined {
  const expanded = expandWord(text, () => undefined, { escape, ignoreQuotes });
  if (!('error' in expanded)) return undefined;
  if (!expanded.dependsOnValue) return expanded.error;
  // With everything set, only the form can be wrong.
  const filled = expandWord(text, () => 'x', { escape, ignoreQuotes });
  return 'error' in filled ? filled.error : 'value';
}

const expandedFlags: ReadonlySet<string> = new Set(['chown', 'chmod', 'checksum']);
const expandedInstructions: ReadonlySet<string> = new Set(['WORKDIR', 'USER', 'VOLUME', 'STOPSIGNAL', 'EXPOSE']);

/** Every word that BuildKit expands from the stage's environment, mounts aside. */
export function expandedWords({ body, flags, name }: Parts): readonly Word[] {
  switch (body.kind) {
    case 'copy': {
      const flagWords = flags.flatMap(({ name: flag, value }) =>
        value && expandedFlags.has(flag.text) ? [value] : [],
      );
      return [...flagWords, ...body.sources, ...(body.destination ? [body.destination] : [])];
    }
    case 'assignments':
      return body.assignments.flatMap(({ name: key, value }) => (value ? [key, value] : [key]));
    case 'words':
      return expandedInstructions.has(name) ? body.words : [];
    default:
      return [];
  }
}

/** Bodies of COPY's and ADD's here-documents in which variables are expanded. */
export function expandingBodies({ body, heredocs }: Parts, { text }: InstructionSyntax): readonly string[] {
  if (body.kind !== 'copy' || !heredocs.some(({ expand }) => expand) || !text.includes('$')) return [];
  const lines = text.split('\n');
  return heredocs
    .filter(({ expand }) => expand)
    .map(({ bodyStart, bodyEnd }) => lines.slice(bodyStart, bodyEnd).join('\n'));
}
