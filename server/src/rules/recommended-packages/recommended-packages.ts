import * as l10n from '@vscode/l10n';
import { hasFlag, mayHaveMore } from '../../shell/flags';
import type { Finding, Fix, StageRule, StageSubject } from '../rule';
import { aptOption, type PackageUse, packageUses } from '../shared/commands/packageCommands';
import { perScripts } from '../shared/commands/perScripts';
import { commandSpan } from '../shared/commands/runPlaces';
import { placeIn, runsOf, type StageRun } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';

const mentionsApt = mentionOf(/\bapt\b|install-recommends/i);

/** `apt-get install` in what ships, with all that Debian would recommend to a person at a desk. */
export const recommendedPackages: StageRule = {
  id: 'recommended-packages',
  family: 'shipping',
  summary: () => l10n.t('`apt-get install` without `--no-install-recommends` in a stage that ships.'),
  defaultSeverity: 'information',
  hadolintRules: ['DL3015'],
  *checkStage(subject): Generator<Finding> {
    if (!subject.context.shipsIn) return;
    for (const run of runsOf(subject, mentionsApt)) {
      const { installs, configures } = installsIn(run);
      for (const use of installs) yield finding(run, use, subject);
      if (configures) return;
    }
  },
};

/** What a RUN installs along with what is recommended, and whether it says in the configuration that nobody wants that. */
const installsIn = perScripts((scripts) => {
  const configuring = scripts.findIndex(({ text }) => /install-recommends["' ]+(?:false|0|no)/i.test(text));
  const above = new Set(configuring < 0 ? scripts : scripts.slice(0, configuring));
  const installs = packageUses({ scripts }).filter((use) => above.has(use.script) && takesRecommended(use));
  return { installs, configures: configuring >= 0 };
});

function takesRecommended({ found: { manager, verb, command } }: PackageUse): boolean {
  if (manager !== 'apt' || verb !== 'install' || command.name === 'aptitude' || mayHaveMore(command)) return false;
  return (
    !hasFlag(command, 'no-install-recommends', 'install-recommends', 'only-upgrade') &&
    !aptOption(command, /install-recommends/i)
  );
}

function finding(run: StageRun, { found, script }: PackageUse, { context }: StageSubject): Finding {
  const range = placeIn(run, script, commandSpan(found.command, found.verbWord));
  const message = l10n.t(
    'Packages that are only recommended are installed as well, into the image of {0}. Add --no-install-recommends, and name those that you need.',
    context.shipsIn ?? '',
  );
  const { end } = range;
  const edits = [{ range: { start: end, end }, newText: ' --no-install-recommends' }];
  const fix: Fix = { title: l10n.t('Add {0}', '--no-install-recommends'), edits };
  const isVector = script.isExec && found.command.nesting.length === 0;
  return { range, message, fixes: isVector ? [] : [fix], hadolintRule: 'DL3015' };
}
