import * as l10n from '@vscode/l10n';
import type { Stage } from '../../model/stageGraph';
import type { Instruction } from '../../syntax/instruction';
import type { Assignment } from '../../syntax/parts';
import type { RuleOptions } from '../../workspace/ruleOptions';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import { stageContexts } from '../running/stageContext';
import { literalText, triggeredParts } from '../shared/texts/literalText';
import { labelKinds } from './labelKinds';

type Schema = NonNullable<RuleOptions['labelSchema']>;

/** Labels that are not as the schema of the settings wants them; silent until there is one. */
export const labelSchema: Rule = {
  id: 'label-schema',
  family: 'form',
  summary: () => l10n.t('A label that is missing, or not as the configured schema asks for.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3049', 'DL3050', 'DL3051', 'DL3052', 'DL3053', 'DL3054', 'DL3055', 'DL3056', 'DL3058'],
  *check(snapshot, { labelSchema: schema = {}, strictLabels = false }): Generator<Finding> {
    if (Object.keys(schema).length === 0 && !strictLabels) return;
    for (const instruction of snapshot.dockerfile.instructions)
      for (const label of labelsOf(instruction)) yield* checkLabel(label, instruction, schema, strictLabels);
    yield* missingLabels(snapshot, schema);
  },
};

/** Also those of a trigger. */
function labelsOf(instruction: Instruction): readonly Assignment[] {
  if (instruction.syntax.isPlainRun) return [];
  const { name, body } = triggeredParts(instruction);
  return name === 'LABEL' && body.kind === 'assignments' ? body.assignments : [];
}

function* checkLabel(
  label: Assignment,
  instruction: Instruction,
  schema: Schema,
  isStrict: boolean,
): Generator<Finding> {
  const { escape } = instruction.syntax;
  const name = literalText(label.name, escape);
  if (name === undefined) return;
  if (!Object.hasOwn(schema, name)) {
    if (isStrict) yield { ...superfluous(name), range: instruction.rangeOf(label.name) };
    return;
  }
  const value = label.value && literalText(label.value, escape);
  if (!label.value || value === undefined) return;
  const kind = labelKinds.get(schema[name] ?? '');
  const range = instruction.rangeOf(label.value.end > label.value.start ? label.value : label.name);
  if (value === '') yield { range, message: l10n.t("Label '{0}' is empty.", name), hadolintRule: 'DL3051' };
  else if (kind && !kind.isValid(value)) yield { range, message: kind.message(name), hadolintRule: kind.hadolintRule };
}

function superfluous(name: string): Omit<Finding, 'range'> {
  return {
    message: l10n.t("Label '{0}' is none of those that there should be.", name),
    severity: 'information',
    hadolintRule: 'DL3050',
  };
}

/** Asked of the targets that ship alone; labels of the stages below count. */
function* missingLabels(snapshot: Snapshot, schema: Schema): Generator<Finding> {
  const contexts = stageContexts(snapshot);
  const missing = new Map<Stage, ReadonlySet<string>>();
  for (const stage of snapshot.graph.stages) {
    const left = new Set(missingBelow(stage, missing) ?? Object.keys(schema));
    for (const instruction of stage.instructions) {
      for (const { name } of labelsOf(instruction)) {
        const text = instruction.name === 'ONBUILD' ? '' : literalText(name, instruction.syntax.escape);
        // A name that is a variable may be any of them.
        if (text === undefined) left.clear();
        else left.delete(text);
      }
    }
    missing.set(stage, left);
    const { label, shipsIn } = contexts[stage.index] ?? {};
    if (label === undefined || shipsIn !== label) continue;
    for (const name of left) {
      yield {
        range: stage.nameRange ?? stage.base.range,
        message: l10n.t("The image of {0} has no label '{1}'.", label, name),
        severity: 'information',
        hadolintRule: 'DL3049',
      };
    }
  }
}

function missingBelow({ base: { source } }: Stage, missing: ReadonlyMap<Stage, ReadonlySet<string>>) {
  return source.kind === 'stage' ? missing.get(source.stage) : undefined;
}
