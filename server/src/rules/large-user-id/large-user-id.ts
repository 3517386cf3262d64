import * as l10n from '@vscode/l10n';
import { hasFlag, mayHaveMore, valueOfFlag } from '../../shell/flags';
import type { Finding, InstructionRule } from '../rule';
import { argumentsBehind, commandsIn, rangeOfCommand } from '../shared/commands/runCommands';

/** `useradd` with an id so large that the log of logins, one record for each id, fills gigabytes. */
export const largeUserId: InstructionRule = {
  id: 'large-user-id',
  family: 'shell',
  summary: () => l10n.t('`useradd` with a large user id and without `--no-log-init`, which makes the image huge.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3046'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    for (const placed of commandsIn(subject, /useradd/)) {
      const { command } = placed;
      if (command.name !== 'useradd' || !command.program) continue;
      const id = valueOfFlag(command, 'u', 'uid');
      if (!id || !/^\d{6,}$/.test(id.text) || hasFlag(command, 'l', 'no-log-init') || mayHaveMore(command)) continue;
      const message = l10n.t(
        'With a user id as large as {0}, useradd makes log files of many gigabytes. Add --no-log-init.',
        id.text,
      );
      const edits = argumentsBehind(placed, command.program, '--no-log-init');
      const fixes = [{ title: l10n.t('Add {0}', '--no-log-init'), edits, safe: true }];
      yield { range: rangeOfCommand(placed), message, fixes, hadolintRule: 'DL3046' };
    }
  },
};
