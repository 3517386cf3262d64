import * as l10n from '@vscode/l10n';
import { hasFlag, mayHaveMore } from '../../shell/flags';
import type { ShellCommand } from '../../shell/shellCommand';
import type { Finding, InstructionRule } from '../rule';
import { aptOption, countFlag, type PackageCommand, packageCommand } from '../shared/commands/packageCommands';
import { argumentsBehind, commandsIn, rangeOfCommand } from '../shared/commands/runCommands';

/** A package manager that asks whether to go on. In a build nobody answers, and it gives up. */
export const unansweredQuestion: InstructionRule = {
  id: 'unanswered-question',
  family: 'shell',
  summary: () => l10n.t('A package manager without `-y`: it asks, nobody answers, and the build fails.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3014', 'DL3030', 'DL3034', 'DL3038'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    for (const placed of commandsIn(subject, /\b(?:apt|apt-get|aptitude|yum|dnf5?|microdnf|zypper)\b/)) {
      const found = packageCommand(placed.command);
      const manager = found && asking[found.manager];
      if (!found || !manager?.verbs.has(found.verb) || isAnswered(found, manager)) continue;
      const program = `${placed.command.name} ${found.verb}`;
      const message = l10n.t("'{0}' asks before it goes on, and nobody answers in a build. Add -y.", program);
      const fixes = [
        { title: l10n.t('Add {0}', '-y'), edits: argumentsBehind(placed, found.verbWord, '-y'), safe: true },
      ];
      yield { range: rangeOfCommand(placed, found.verbWord), message, fixes, hadolintRule: manager.code };
    }
  },
};

interface Asking {
  readonly code: string;
  readonly verbs: ReadonlySet<string>;
  readonly saysYes: (command: ShellCommand) => boolean;
}

const rpmVerbs = new Set(
  'install in reinstall update upgrade up remove erase autoremove groupinstall localinstall swap distro-sync downgrade'
    .split(' ')
    .concat('module install', 'group install'),
);

const rpmYes = (command: ShellCommand) =>
  hasFlag(command, 'y', 'yes', 'assumeyes', 'assume-yes', 'assumeno') || aptOption(command, /assumeyes=/);

const asking: Readonly<Record<string, Asking | undefined>> = {
  apt: {
    code: 'DL3014',
    verbs: new Set('install reinstall upgrade dist-upgrade full-upgrade remove purge autoremove build-dep'.split(' ')),
    saysYes: (command) =>
      hasFlag(
        command,
        'y',
        'yes',
        'assume-yes',
        'force-yes',
        's',
        'simulate',
        'dry-run',
        'print-uris',
        'only-upgrade',
        'h',
        'help',
      ) ||
      countFlag(command, 'q', 'quiet') > 1 ||
      aptOption(command, /^(?:-q|--quiet)=[2-9]$|assume-?yes/i),
  },
  yum: { code: 'DL3030', verbs: rpmVerbs, saysYes: rpmYes },
  dnf: { code: 'DL3038', verbs: rpmVerbs, saysYes: rpmYes },
  zypper: {
    code: 'DL3034',
    verbs: new Set('install in update up remove rm patch dist-upgrade dup install-new-recommends inr'.split(' ')),
    saysYes: (command) => hasFlag(command, 'y', 'n', 'non-interactive', 'no-confirm', 'dry-run'),
  },
};

/** Whether it does not ask, or gets its answer from somewhere. */
function isAnswered({ command }: PackageCommand, { saysYes }: Asking): boolean {
  if (saysYes(command) || mayHaveMore(command)) return true;
  return command.joint.startsWith('|') ? command.joint !== '||' : command.redirects.some(readsInput);
}

function readsInput({ operator }: ShellCommand['redirects'][number]): boolean {
  return operator.startsWith('<');
}
