import * as l10n from '@vscode/l10n';
import type { Finding, InstructionRule } from '../rule';
import { packageCommand } from '../shared/commands/packageCommands';
import { commandsIn, rangeOfCommand } from '../shared/commands/runCommands';

/** A RUN that brings the whole distribution to another release, which is what FROM says. */
export const distributionUpgrade: InstructionRule = {
  id: 'distribution-upgrade',
  family: 'shell',
  summary: () => l10n.t('A RUN that upgrades the distribution itself, which the tag of the base image says.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3035'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    for (const placed of commandsIn(subject, /\b(?:dup|dist-upgrade|full-upgrade)\b/)) {
      const found = packageCommand(placed.command);
      if (!found || !upgrades[found.manager]?.includes(found.verb)) continue;
      const message = l10n.t('This replaces the distribution of the base image. Name a newer image in FROM instead.');
      const code = found.manager === 'zypper' ? { hadolintRule: 'DL3035' } : {};
      yield { range: rangeOfCommand(placed, found.verbWord), message, ...code };
    }
  },
};

const upgrades: Readonly<Record<string, readonly string[] | undefined>> = {
  zypper: ['dist-upgrade', 'dup'],
  apt: ['dist-upgrade', 'full-upgrade'],
};
