import * as l10n from '@vscode/l10n';
import type { ShellScript } from '../../shell/shellCommand';
import type { Finding, Fix, StageRule } from '../rule';
import { type PackageCommand, packageUses } from '../shared/commands/packageCommands';
import { perScripts } from '../shared/commands/perScripts';
import { commandSpan } from '../shared/commands/runPlaces';
import { placeIn, type StageRun, stageRuns } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';

const mentionsManager = mentionOf(/\b(?:apt|apt-get|apk|dnf|microdnf|yum|zypper)\b/);

/** A package manager of the system behind a USER who may not write where it does. */
export const installWithoutRoot: StageRule = {
  id: 'install-without-root',
  family: 'runtime',
  summary: () => l10n.t('Packages of the system that are installed by another user than root.'),
  defaultSeverity: 'error',
  *checkStage(subject): Generator<Finding> {
    for (const run of stageRuns(subject, mentionsManager)) {
      const user = run.state.user;
      const [use] = user !== undefined && isOther(user) ? usesIn(run) : [];
      if (!use || user === undefined) continue;
      const { command } = use.found;
      yield {
        range: placeIn(run, use.script, commandSpan(command, use.found.verbWord)),
        message: l10n.t(
          "'{0}' needs root, and this RUN belongs to '{1}', whom the USER above names. Install above it, or change to root for this RUN.",
          `${command.name} ${use.found.verb}`,
          user.split(':')[0] ?? user,
        ),
        fixes: [asRoot(run, user)],
      };
    }
  },
};

function isOther(user: string): boolean {
  return user !== '' && !user.includes('$') && !/^["']?(?:root|0+)["']?(?::|$)/.test(user);
}

interface Use {
  readonly found: PackageCommand;
  readonly script: ShellScript;
}

/** What surely writes into the folders of the system. */
const usesIn = perScripts((scripts): readonly Use[] =>
  packageUses({ scripts }).filter(({ found: { manager, verb, command } }) => {
    if (!system.has(manager) || !writing.test(verb) || command.wrappers.length > 0) return false;
    if (command.within && !/^(?:ba|da)?sh$/.test(command.within.name)) return false;
    return !command.args.some(({ text }) => elsewhere.test(text));
  }),
);

const system: ReadonlySet<string> = new Set(['apt', 'apk', 'dnf', 'yum', 'zypper']);
const writing = /^(?:install|in|add|update|upgrade|dist-upgrade|full-upgrade|remove|purge|del)$/;
/** Somewhere else, or not at all. */
const elsewhere =
  /^--?(?:root|p|installroot|usermode|R|s|simulate|dry-run|download-only|d|print-uris|help|version)\b|Dir(?:::|=)/;

function asRoot({ instruction }: StageRun, user: string): Fix {
  const { start, end } = instruction.range;
  const edits = [
    { range: { start, end: start }, newText: 'USER root\n' },
    { range: { start: end, end }, newText: `\nUSER ${user}` },
  ];
  return { title: l10n.t('Change to USER root for this RUN'), edits };
}
