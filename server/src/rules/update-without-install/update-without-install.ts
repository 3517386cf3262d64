import * as l10n from '@vscode/l10n';
import type { ShellScript } from '../../shell/shellCommand';
import type { Finding, StageRule } from '../rule';
import { type PackageCommand, packageUses } from '../shared/commands/packageCommands';
import { perScripts } from '../shared/commands/perScripts';
import { joinedRuns } from '../shared/commands/runJoining';
import { commandSpan } from '../shared/commands/runPlaces';
import { placeIn, runsOf, type StageRun } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';

const mentionsApt = mentionOf(/\bapt/);

/** `apt-get update` in a RUN of its own: cached, it is as old as the cache when the next RUN installs something else. */
export const updateWithoutInstall: StageRule = {
  id: 'update-without-install',
  family: 'cache',
  summary: () => l10n.t('`apt-get update` in another RUN than the `apt-get install` that needs it.'),
  defaultSeverity: 'warning',
  *checkStage(subject): Generator<Finding> {
    let last: { readonly run: StageRun; readonly update: Update } | undefined;
    for (const install of runsOf(subject, mentionsApt)) {
      const [first] = install.isTrigger ? [] : aptIn(install);
      if (!first) continue;
      const before = last;
      const alone = updateAlone(install);
      last = alone && { run: install, update: alone };
      if (!before || first.verb !== 'install') continue;
      const { run, update } = before;
      const { command } = update.found;
      const message = l10n.t(
        'Once cached, this list of packages is never renewed, while {0} below may change. Update and install in one RUN.',
        `${first.command.name} install`,
      );
      const fix = joinedRuns(run, install);
      const range = placeIn(run, update.script, commandSpan(command, update.found.verbWord));
      const there = install.scripts[0];
      const related = {
        range: placeIn(install, there, commandSpan(first.command)),
        message: l10n.t('It is used here'),
      };
      yield { range, message, related: [related], fixes: fix ? [fix] : [] };
    }
  },
};

/** What a RUN has apt do, up to the update that would make a later install good. */
const aptIn = perScripts((scripts): readonly PackageCommand[] =>
  packageUses({ scripts }).flatMap(({ found }) =>
    found.manager === 'apt' && (found.verb === 'update' || found.verb === 'install') ? [found] : [],
  ),
);

interface Update {
  readonly found: PackageCommand;
  readonly script: ShellScript;
}

/** The `apt-get update` of a RUN that installs nothing, and runs nothing that could. */
function updateAlone(run: StageRun): Update | undefined {
  const found = aptIn(run);
  if (found.length === 0 || found.some(({ verb }) => verb !== 'update')) return undefined;
  const script = run.scripts.find(({ commands }) => commands.includes(found[0].command));
  return script && { found: found[0], script };
}
