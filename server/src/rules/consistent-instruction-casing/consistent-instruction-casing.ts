import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import { instructionNames } from '../../syntax/keywords';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Fix, Rule } from '../rule';

type Case = 'lower' | 'upper' | 'mixed';

const known: ReadonlySet<string> = new Set(instructionNames);

/** A keyword in another case than most keywords of the file. */
export const consistentInstructionCasing: Rule = {
  id: 'consistent-instruction-casing',
  family: 'buildkit',
  summary: () => l10n.t('A keyword in another case than most others of the file.'),
  defaultSeverity: 'information',
  buildkitRule: 'ConsistentInstructionCasing',
  *check({ graph: { stages } }: Snapshot): Generator<Finding> {
    let lower = 0;
    let upper = 0;
    let mixed = 0;
    for (const { instructions } of stages) {
      for (const { syntax } of instructions) {
        const found = caseOf(syntax);
        if (found === 'lower') lower++;
        else if (found === 'upper') upper++;
        else if (found === 'mixed') mixed++;
      }
    }
    const wanted: Case = lower > upper ? 'lower' : 'upper';
    if (mixed === 0 && (wanted === 'lower' ? upper : lower) === 0) return;
    const odd = stages.flatMap(({ instructions }) =>
      instructions.filter(({ syntax }) => isOdd(caseOf(syntax), wanted)),
    );
    yield* findings(odd.slice(0, mostFindings), wanted);
  },
};

const mostFindings = 1000;

/** A word that is no keyword is not wrong in its case. */
function isOdd(found: Case | 'none', wanted: Case): boolean {
  return found !== wanted && found !== 'none';
}

const cases = new WeakMap<InstructionSyntax, Case | 'none'>();

/** Global arguments are neither counted nor looked at, nor are triggers. Kept for each text. */
function caseOf(syntax: InstructionSyntax): Case | 'none' {
  const before = cases.get(syntax);
  if (before) return before;
  const keyword = syntax.isPlainRun ? plainKeyword(syntax) : syntax.parts.keyword.text;
  const found = known.has(syntax.name) ? caseOfWord(keyword) : 'none';
  cases.set(syntax, found);
  return found;
}

function caseOfWord(keyword: string): Case {
  if (keyword === keyword.toUpperCase()) return 'upper';
  return keyword === keyword.toLowerCase() ? 'lower' : 'mixed';
}

/** Of an instruction whose inside nobody has to read. */
function plainKeyword({ text }: InstructionSyntax): string {
  return /[A-Za-z]+/.exec(text)?.[0] ?? '';
}

function* findings(odd: readonly Instruction[], wanted: Case): Generator<Finding> {
  const written = odd.map((instruction) => editsOf(instruction, wanted));
  const all: Fix = {
    title: wanted === 'upper' ? l10n.t('Write all keywords in upper case') : l10n.t('Write all keywords in lower case'),
    edits: written.flat(),
    safe: true,
  };
  for (const [i, instruction] of odd.entries()) {
    const [keyword, ...others] = written[i] ?? [];
    if (!keyword) continue;
    const here: Fix = { title: l10n.t("Write '{0}'", keyword.newText), edits: [keyword, ...others], safe: true };
    yield {
      range: keyword.range,
      message: messageFor(instruction.parts.keyword.text, keyword.newText, wanted),
      fixes: odd.length > 1 ? [here, all] : [here],
    };
  }
}

function messageFor(keyword: string, newText: string, wanted: Case): string {
  return wanted === 'upper'
    ? l10n.t("Most keywords here are in upper case, '{0}' is not. Write '{1}'.", keyword, newText)
    : l10n.t("Most keywords here are in lower case, '{0}' is not. Write '{1}'.", keyword, newText);
}

/** The keyword first; with it the `as` of a FROM, which is to have the same case. */
function editsOf(instruction: Instruction, wanted: Case) {
  const { keyword, body } = instruction.parts;
  const words = body.kind === 'from' && body.as && body.stageName ? [keyword, body.as] : [keyword];
  return words.map((word) => ({
    range: instruction.rangeOf(word),
    newText: wanted === 'upper' ? word.text.toUpperCase() : word.text.toLowerCase(),
  }));
}
