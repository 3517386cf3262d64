import type { InstructionSyntax } from '../syntax/instructionSyntax';
import type { Parts, Word } from '../syntax/parts';
import { expandWord } from '../syntax/shellWords';
import { type ConversionFacts, conversionFacts, nothingToConvert } from './conversionFacts';
import { stageIndex } from './stageIndex';

/** A `--from` or mount as it is written, before anybody knows what it means. */
export interface WrittenReference {
  readonly kind: 'copy' | 'mount';
  /** Undefined for a mount without `from`, which BuildKit looks up as `scratch` all the same. */
  readonly word: Word | undefined;
  readonly text: string;
  /** `text` in lower case, as names are looked up. */
  readonly lower: string;
  /** `copy`: the number that `text` is to BuildKit, if it is one. */
  readonly index: number | undefined;
  /** `--from` holds a variable, or quotes that are left after its own were removed; BuildKit refuses that. */
  readonly expands: boolean;
  /** Upper-case keyword of the instruction, or of the trigger. */
  readonly instruction: string;
}

/** What the graph needs to know of one instruction; depends on its text alone. */
export interface InstructionFacts {
  readonly references: readonly WrittenReference[];
  /** Inside an ONBUILD trigger. */
  readonly triggerReferences: readonly WrittenReference[];
  /** A `--from=…` of COPY that stands among its paths, in a trigger too. */
  readonly lateFrom: Word | undefined;
  readonly conversion: ConversionFacts;
}

const none: readonly WrittenReference[] = [];

/** Shared by all instructions that say nothing about stages, so that they can be passed over at a glance. */
export const noFacts: InstructionFacts = {
  references: none,
  triggerReferences: none,
  lateFrom: undefined,
  conversion: nothingToConvert,
};

/** The facts of an instruction, worked out once for its text. */
export function factsOf(syntax: InstructionSyntax): InstructionFacts {
  syntax.derived ??= syntax.isPlainRun ? noFacts : readFacts(syntax);
  return syntax.derived as InstructionFacts;
}

function readFacts(syntax: InstructionSyntax): InstructionFacts {
  const { parts } = syntax;
  const references = referencesIn(parts, syntax.escape);
  const triggerReferences =
    parts.body.kind === 'onbuild' && parts.body.trigger ? referencesIn(parts.body.trigger, syntax.escape) : none;
  const lateFrom = findLateFrom(parts);
  const conversion = conversionFacts(parts, syntax);
  const names = references.length > 0 || triggerReferences.length > 0 || lateFrom !== undefined;
  return names || conversion !== nothingToConvert ? { references, triggerReferences, lateFrom, conversion } : noFacts;
}

/** Flags are over at the first path. */
function findLateFrom({ body }: Parts): Word | undefined {
  if (body.kind === 'onbuild') return body.trigger && findLateFrom(body.trigger);
  if (body.kind !== 'copy' || body.command !== 'COPY') return undefined;
  for (const word of body.sources) if (word.text.startsWith('--from=')) return word;
  return body.destination?.text.startsWith('--from=') ? body.destination : undefined;
}

/** The references of an instruction, also of a trigger. */
export function referencesIn({ body, name }: Parts, escape: string): readonly WrittenReference[] {
  if (body.kind === 'copy') {
    const word = body.from?.value;
    if (!word || word.text === '') return none;
    const { text } = word;
    const expands = changesWhenExpanded(text, escape);
    const index = expands ? undefined : stageIndex(text);
    return [{ kind: 'copy', word, text, lower: text.toLowerCase(), index, expands, instruction: name }];
  }
  if (body.kind !== 'run' || body.mounts.length === 0) return none;
  return body.mounts.map(({ from }) => {
    const word = from?.text ? from : undefined;
    const text = word?.text ?? 'scratch';
    return {
      kind: 'mount',
      word,
      text,
      lower: text.toLowerCase(),
      index: undefined,
      expands: false,
      instruction: name,
    };
  });
}

/** BuildKit runs `--from` through its expander with nothing set, and refuses it if that changes anything. */
function changesWhenExpanded(text: string, escape: string): boolean {
  if (!/[$'"\\`]/.test(text)) return false;
  const expanded = expandWord(text, () => undefined, { escape });
  return 'error' in expanded || expanded.text !== text;
}
