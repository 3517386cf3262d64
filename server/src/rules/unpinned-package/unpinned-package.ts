import * as l10n from '@vscode/l10n';
import { hasFlag } from '../../shell/flags';
import type { ShellWord } from '../../shell/shellCommand';
import type { Finding, InstructionRule } from '../rule';
import { type PackageCommand, packageCommand } from '../shared/commands/packageCommands';
import { commandsIn, rangeOfCommand } from '../shared/commands/runCommands';
import { type Pinning, pinnings } from './pinnings';

/** A package that is installed in whatever version there is on the day of the build. */
export const unpinnedPackage: InstructionRule = {
  id: 'unpinned-package',
  family: 'shell',
  summary: () => l10n.t('A package that is installed without saying which version.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3008', 'DL3013', 'DL3016', 'DL3018', 'DL3028', 'DL3033', 'DL3037', 'DL3041', 'DL3062'],
  keywords: ['RUN'],
  *checkInstruction(subject): Generator<Finding> {
    for (const placed of commandsIn(subject, /\b(?:install|reinstall|localinstall|add|in|i|get|run|inject)\b/)) {
      const found = packageCommand(placed.command);
      const pinning = found && pinnings[found.manager];
      if (!found || !pinning?.verbs.has(found.verb)) continue;
      const unpinned = unpinnedIn(found, pinning);
      if (unpinned.length === 0) continue;
      const message = messageFor(unpinned, pinning);
      yield { range: rangeOfCommand(placed, found.verbWord), message, hadolintRule: pinning.code };
    }
  },
};

function unpinnedIn({ command, packages, verb }: PackageCommand, pinning: Pinning): readonly ShellWord[] {
  if (pinning.pinsAll && hasFlag(command, ...pinning.pinsAll)) return [];
  const named = pinning.isFirstOnly?.(verb) ? packages.slice(0, 1) : packages;
  return named.filter((word) => (word.known || isLatest(word)) && !pinning.isPinned(word.text, command));
}

/** A name may be written with a variable in it; `@latest` behind it is no version either way. */
function isLatest({ text }: ShellWord): boolean {
  return text.endsWith('@latest');
}

const mostNamed = 3;

function messageFor(unpinned: readonly ShellWord[], { example }: Pinning): string {
  const names = unpinned.slice(0, mostNamed).map(({ text }) => text);
  const more = unpinned.length - mostNamed;
  const list = names.join(', ') + (more > 0 ? ` (+${more})` : '');
  return l10n.t('Each build may install another version of {0}. Say which one, as in {1}.', list, example);
}
