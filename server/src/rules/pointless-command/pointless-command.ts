import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule } from '../rule';
import { commandsIn, rangeOfCommand } from '../shared/commands/runCommands';

/** Programs that look at or steer a running system. During a build there is none. */
const pointless: ReadonlySet<string> = new Set([
  'free',
  'ifconfig',
  'kill',
  'mount',
  'ps',
  'service',
  'shutdown',
  'ssh',
  'top',
  'vim',
]);

const mention = new RegExp(`\\b(?:${[...pointless].join('|')})\\b`);

/** A command in RUN that does nothing of use while an image is built. */
export const pointlessCommand: InstructionRule = {
  id: 'pointless-command',
  family: 'shell',
  summary: () => l10n.t('A command in RUN that makes sense in a running system only, such as `top` or `service`.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3001'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    for (const placed of commandsIn(subject, mention)) {
      const { name, args } = placed.command;
      if (!pointless.has(name) || args[0]?.text === '--version') continue;
      const message = l10n.t("'{0}' is of little use while an image is built: nothing of it is left but files.", name);
      yield { range: rangeOfCommand(placed), message, hadolintRule: 'DL3001' };
    }
  },
};
