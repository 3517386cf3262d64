import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule } from '../rule';
import { commandsIn } from '../shared/commands/runCommands';

/** A RUN that asks for rights that it has, or that USER gives more simply. */
export const sudoInRun: InstructionRule = {
  id: 'sudo-in-run',
  family: 'shell',
  summary: () => l10n.t('`sudo` in RUN, which USER makes unnecessary.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3004'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    for (const { command, script } of commandsIn(subject, /sudo/)) {
      const sudo = command.name === 'sudo' ? command.program : command.wrappers.find(({ text }) => isSudo(text));
      if (!sudo) continue;
      const message = l10n.t("'sudo' may do unexpected things to signals and the terminal. Switch users with USER.");
      yield { range: script.rangeOf(sudo), message, hadolintRule: 'DL3004' };
    }
  },
};

function isSudo(text: string): boolean {
  return /(?:^|\/)sudo$/.test(text);
}
