import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../../workspace/snapshot';
import type { Finding, Rule } from '../rule';
import {
  type CommandFilter,
  type ConvertedCommand,
  convertedCommands,
  placeIn,
} from '../shared/checks/convertedCommands';
import { onFirstLine } from '../shared/texts/onFirstLine';
import { withEquals } from './withEquals';

/** `ENV key value` and `LABEL key value`, the old form without an equals sign. */
export const legacyKeyValueFormat: Rule = {
  id: 'legacy-key-value-format',
  family: 'buildkit',
  summary: () => l10n.t('ENV or LABEL with a blank in the place of the equals sign.'),
  defaultSeverity: 'information',
  buildkitRule: 'LegacyKeyValueFormat',
  *check(snapshot: Snapshot): Generator<Finding> {
    for (const command of convertedCommands(snapshot, oldForm)) yield found(command);
  },
};

const oldForm: CommandFilter = {
  names: new Set(['ENV', 'LABEL']),
  mayBe: ({ body }) => body.kind === 'assignments' && body.legacy,
};

function found(command: ConvertedCommand): Finding {
  const { parts, instruction, isTrigger, trigger } = command;
  const { body, keyword, name } = parts;
  const key = body.kind === 'assignments' ? (body.assignments[0]?.name.text ?? '') : '';
  const written = isTrigger ? trigger : instruction;
  const fix = written && withEquals(written, parts);
  return {
    ...onFirstLine(instruction, placeIn(command, keyword), l10n.t('The trigger')),
    message: isTrigger
      ? l10n.t(
          "The base of this stage has it do '{0} {1} value', the old form that takes all of the line. Write '{0} {1}=value' there.",
          name,
          key,
        )
      : l10n.t("'{0} {1} value' is the old form, and takes all of the line. Write '{0} {1}=value'.", name, key),
    fixes: fix ? [fix] : [],
  };
}
