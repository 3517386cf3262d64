import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../../workspace/snapshot';
import { type ConvertedCommand, convertedCommands } from '../convertedCommands';
import type { Finding, Rule } from '../rule';
import { withEquals } from './withEquals';

/** `ENV key value` and `LABEL key value`, the old form without an equals sign. */
export const legacyKeyValueFormat: Rule = {
  id: 'legacy-key-value-format',
  family: 'buildkit',
  summary: () => l10n.t('ENV or LABEL with a blank in the place of the equals sign.'),
  defaultSeverity: 'information',
  buildkitRule: 'LegacyKeyValueFormat',
  *check(snapshot: Snapshot): Generator<Finding> {
    for (const name of ['ENV', 'LABEL'] as const) {
      for (const command of convertedCommands(snapshot, name)) {
        const { body } = command.parts;
        if (body.kind === 'assignments' && body.legacy) yield found(command);
      }
    }
  },
};

function found({ parts, instruction, written }: ConvertedCommand): Finding {
  const { body, keyword, name } = parts;
  const key = body.kind === 'assignments' ? (body.assignments[0]?.name.text ?? '') : '';
  const fix = withEquals(written, parts, written);
  const isTrigger = written !== instruction;
  return {
    range: isTrigger ? instruction.rangeOf(instruction.parts.keyword) : instruction.rangeOf(keyword),
    message: isTrigger
      ? l10n.t(
          "The base of this stage has it do '{0} {1} value', the old form that takes all of the line. Write '{0} {1}=value' there.",
          name,
          key,
        )
      : l10n.t("'{0} {1} value' is the old form, and takes all of the line. Write '{0} {1}=value'.", name, key),
    ...(isTrigger && { related: [{ range: written.rangeOf(keyword), message: l10n.t('The trigger') }] }),
    fixes: fix ? [fix] : [],
  };
}
