import * as l10n from '@vscode/l10n';
import { operands } from '../../shell/flags';
import type { Finding, Fix, InstructionRule } from '../rule';
import { commandsIn, rangeOfCommand } from '../shared/commands/runCommands';

/** A RUN that puts another shell in the place of `/bin/sh`, where SHELL would do. */
export const shellByLink: InstructionRule = {
  id: 'shell-by-link',
  family: 'shell',
  summary: () => l10n.t('A link in the place of `/bin/sh`, where SHELL chooses the shell of RUN.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL4005'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    const commands = commandsIn(subject, /\bln\b/);
    for (const placed of commands) {
      const [source, link, more] = operands(placed.command);
      if (placed.command.name !== 'ln' || link?.text !== '/bin/sh' || more) continue;
      // There is no other in the debug images of distroless.
      if (source.text.startsWith('/busybox/')) continue;
      const message = l10n.t('This replaces the shell of the whole image. SHELL chooses the one that RUN uses.');
      const isAlone = commands.length === 1 && !subject.isTrigger;
      const fixes = isAlone && /^\/[\w./-]+$/.test(source.text) ? [shell(source.text)] : [];
      yield { range: rangeOfCommand(placed, link), message, fixes, hadolintRule: 'DL4005' };
    }

    function shell(program: string): Fix {
      const newText = `SHELL ["${program}", "-c"]`;
      return { title: l10n.t('Change to {0}', newText), edits: [{ range: subject.instruction.range, newText }] };
    }
  },
};
