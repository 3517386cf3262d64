import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule } from '../rule';
import { commandsIn, type PlacedCommand, rangeOfCommand } from '../shared/commands/runCommands';

/** A RUN that begins in another folder: either for itself alone, in vain, or where WORKDIR would say it for all that follows. */
export const cdInsteadOfWorkdir: InstructionRule = {
  id: 'cd-instead-of-workdir',
  family: 'shell',
  summary: () => l10n.t('`cd` in RUN where WORKDIR says the same for all that follows.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3003'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    const commands = commandsIn(subject, /\bcd\b/);
    for (const placed of commands.slice(0, 1)) {
      // In a subshell, it is for some commands only.
      if (placed.command.name !== 'cd' || placed.command.nesting.includes('subshell')) continue;
      const folder = placed.command.args[0];
      const message =
        commands.length === 1
          ? l10n.t('This RUN changes to a folder and ends: the next one starts where WORKDIR says. Use WORKDIR.')
          : l10n.t('WORKDIR changes to a folder for all instructions that follow, and makes it.');
      const fixes = commands.length === 1 && !subject.isTrigger && isPlain(placed) ? [workdir(placed)] : [];
      yield { range: rangeOfCommand(placed, folder), message, fixes, hadolintRule: 'DL3003' };
    }

    function workdir({ command }: PlacedCommand) {
      const folder = command.args[0].text;
      const edits = [{ range: subject.instruction.range, newText: `WORKDIR ${folder}` }];
      return { title: l10n.t('Change to WORKDIR {0}', folder), edits };
    }

    function isPlain({ command, script }: PlacedCommand): boolean {
      const isLine = !script.isExec && subject.parts.heredocs.length === 0 && subject.parts.flags.length === 0;
      return isLine && command.args.length === 1 && command.args[0].known && /^[\w./-]+$/.test(command.args[0].text);
    }
  },
};
