import * as l10n from '@vscode/l10n';
import type { Finding, Fix, InstructionRule } from '../rule';
import { packageCommand } from '../shared/commands/packageCommands';
import { commandsIn, type PlacedCommand, rangeOfCommand } from '../shared/commands/runCommands';

/** What both understand in the same words. */
const shared = new Set([
  'install',
  'reinstall',
  'update',
  'upgrade',
  'remove',
  'purge',
  'autoremove',
  'clean',
  'autoclean',
]);

/** `apt`, which is for people at a terminal, in a script. */
export const aptInsteadOfAptGet: InstructionRule = {
  id: 'apt-instead-of-apt-get',
  family: 'shell',
  summary: () => l10n.t('`apt` in RUN, whose command line is for people; `apt-get` is for scripts.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL3027'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    for (const placed of commandsIn(subject, /\bapt\b(?!-)/)) {
      if (placed.command.name !== 'apt') continue;
      const message = l10n.t(
        "The command line of 'apt' may change at any time. In scripts, use 'apt-get' or 'apt-cache'.",
      );
      yield { range: rangeOfCommand(placed), message, fixes: aptGet(placed), hadolintRule: 'DL3027' };
    }
  },
};

function aptGet({ command, script }: PlacedCommand): readonly Fix[] {
  const verb = packageCommand(command)?.verb ?? '';
  const program = command.program;
  if (!shared.has(verb) || program?.text !== 'apt') return [];
  const edits = [{ range: script.rangeOf(program), newText: 'apt-get' }];
  return program.end - program.start === 3 ? [{ title: l10n.t("Use 'apt-get'"), edits, safe: true }] : [];
}
