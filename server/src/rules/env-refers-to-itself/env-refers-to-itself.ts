import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { InstructionSyntax } from '../../syntax/instructionSyntax';
import type { Assignment } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import type { Finding, Fix, StageRule } from '../rule';
import { triggeredParts } from '../shared/texts/literalText';
import { named } from '../shared/texts/named';

/** ENV with a variable that the same ENV sets: it has the value from before. */
export const envRefersToItself: StageRule = {
  id: 'env-refers-to-itself',
  family: 'form',
  summary: () => l10n.t('A variable that is used in the ENV that sets it, so that it still has the value from before.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3044'],
  *checkStage({ instructions, context }): Generator<Finding> {
    // What the stage below sets, the values may well be meant to be.
    if (context.base === 'stage') return;
    const suspects = named(instructions, 'ENV', 'ONBUILD').filter((one) => crossings(one.syntax).length > 0);
    if (suspects.length === 0) return;
    const above = new NamesAbove(named(instructions, 'ENV', 'ARG', 'ONBUILD'));
    for (const instruction of suspects) yield* checkEnv(instruction, above.namesAt(instruction));
  },
};

/** What the instructions above one set, for one after the other. */
class NamesAbove {
  private readonly names = new Set<string>();
  private at = 0;

  constructor(private readonly instructions: readonly Instruction[]) {}

  namesAt({ line }: Instruction): ReadonlySet<string> {
    for (; this.instructions[this.at] && this.instructions[this.at].line < line; this.at++) {
      const { body, name } = triggeredParts(this.instructions[this.at]);
      if (body.kind !== 'assignments' || name === 'LABEL') continue;
      for (const assignment of body.assignments) this.names.add(assignment.name.text);
    }
    return this.names;
  }
}

/** A value with variables that another assignment of the same ENV sets. */
interface Crossing {
  readonly index: number;
  /** The first assignment of each of these variables, in the order in which the value uses them. */
  readonly uses: readonly { readonly name: string; readonly set: number }[];
}

const none: readonly Crossing[] = [];
const known = new WeakMap<InstructionSyntax, readonly Crossing[]>();

/** Kept as long as the text is. */
function crossings(syntax: InstructionSyntax): readonly Crossing[] {
  const found = known.get(syntax) ?? readCrossings(syntax);
  known.set(syntax, found);
  return found;
}

function readCrossings(syntax: InstructionSyntax): readonly Crossing[] {
  const { body, name } = triggeredParts(syntax);
  if (body.kind !== 'assignments' || name !== 'ENV' || body.assignments.length < 2) return none;
  const { assignments } = body;
  const places = new Map<string, number>();
  for (const [index, one] of assignments.entries()) if (!places.has(one.name.text)) places.set(one.name.text, index);
  const found = assignments.flatMap(({ value }, index): readonly Crossing[] => {
    const uses = namesIn(value?.text ?? '', syntax.escape).flatMap((one) => {
      const set = places.get(one);
      return set !== undefined && set !== index ? [{ name: one, set }] : [];
    });
    return uses.length > 0 ? [{ index, uses }] : [];
  });
  return found.length > 0 ? found : none;
}

function* checkEnv(instruction: Instruction, above: ReadonlySet<string>): Generator<Finding> {
  const { body } = triggeredParts(instruction);
  const assignments = body.kind === 'assignments' ? body.assignments : [];
  for (const { index, uses } of crossings(instruction.syntax)) {
    const { name, value } = assignments[index] ?? {};
    const use = uses.find((one) => one.name === name?.text || !above.has(one.name));
    if (!use || !name || !value) continue;
    const { name: used, set } = use;
    const isAbove = set < index;
    yield {
      range: instruction.rangeOf(value),
      message: l10n.t(
        "${0} has the value from before this ENV here, not the one that it gets beside '{1}': use an ENV of its own.",
        used,
        name.text,
      ),
      hadolintRule: 'DL3044',
      fixes: isAbove ? splitBefore(instruction, assignments, index) : [],
    };
  }
}

function namesIn(text: string, escape: string): readonly string[] {
  if (!text.includes('$')) return [];
  const expanded = expandWord(text, () => undefined, { escape });
  return 'error' in expanded ? [] : expanded.names;
}

/** A second ENV from this assignment on; none where a comment could stand between the two. */
function splitBefore(instruction: Instruction, assignments: readonly Assignment[], index: number): readonly Fix[] {
  const before = assignments[index - 1];
  const at = assignments[index];
  const { keyword } = instruction.parts;
  if (!before || !at || keyword.text.toUpperCase() !== 'ENV') return [];
  const range = { start: instruction.rangeOf(before).end, end: instruction.positionAt(at.start) };
  if (range.end.line - range.start.line > 1) return [];
  return [{ title: l10n.t('Split this ENV in two'), edits: [{ range, newText: `\n${keyword.text} ` }] }];
}
