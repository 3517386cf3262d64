import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Assignment, AssignmentsBody } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import { triggeredParts } from '../literalText';
import type { Finding, Fix, StageRule } from '../rule';

/** ENV with a variable that the same ENV sets: it has the value from before. */
export const envRefersToItself: StageRule = {
  id: 'env-refers-to-itself',
  family: 'form',
  summary: () => l10n.t('A variable that is used in the ENV that sets it, so that it still has the value from before.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3044'],
  *checkStage({ instructions, context }): Generator<Finding> {
    const known = new Set<string>();
    for (const instruction of instructions) {
      if (instruction.syntax.isPlainRun) continue;
      const { body, name } = triggeredParts(instruction);
      if (body.kind !== 'assignments' || name === 'LABEL') continue;
      const { assignments } = body;
      // What the stage below sets, the values may well be meant to be.
      if (name === 'ENV' && assignments.length > 1 && context.base !== 'stage')
        yield* checkEnv(instruction, body, known);
      for (const assignment of assignments) known.add(assignment.name.text);
    }
  },
};

function* checkEnv(
  instruction: Instruction,
  { assignments }: AssignmentsBody,
  known: ReadonlySet<string>,
): Generator<Finding> {
  const places = new Map<string, number>();
  for (const [index, { name }] of assignments.entries()) if (!places.has(name.text)) places.set(name.text, index);
  for (const [index, { name, value }] of assignments.entries()) {
    if (!value?.text.includes('$')) continue;
    const used = namesIn(value.text, instruction.syntax.escape).find((one) => {
      const set = places.get(one);
      return set !== undefined && set !== index && (one === name.text || !known.has(one));
    });
    if (used === undefined) continue;
    const isAbove = (places.get(used) ?? index) < index;
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
