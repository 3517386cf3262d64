import * as l10n from '@vscode/l10n';
import { hasFlag, mayHaveMore } from '../../shell/flags';
import { mentionOf } from '../mentions';
import { aptOption, packageCommand } from '../packageCommands';
import type { Finding, Fix, StageRule } from '../rule';
import { commandSpan } from '../runPlaces';
import { placeIn, runsOf } from '../stageRuns';

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
      for (const script of run.scripts) {
        // Once it is in the configuration, no flag is needed.
        if (/install-recommends["' ]+(?:false|0|no)/i.test(script.text)) return;
        for (const command of script.commands) {
          const found = packageCommand(command);
          if (found?.manager !== 'apt' || found.verb !== 'install' || command.name === 'aptitude') continue;
          if (hasFlag(command, 'no-install-recommends', 'install-recommends') || mayHaveMore(command)) continue;
          if (aptOption(command, /install-recommends/i)) continue;
          const range = placeIn(run, script, commandSpan(command, found.verbWord));
          const message = l10n.t(
            'Packages that are only recommended are installed as well, into the image of {0}. Add --no-install-recommends, and name those that you need.',
            subject.context.shipsIn,
          );
          const { end } = placeIn(run, script, found.verbWord);
          const edits = [{ range: { start: end, end }, newText: ' --no-install-recommends' }];
          const fix: Fix = { title: l10n.t('Add {0}', '--no-install-recommends'), edits };
          const isVector = script.isExec && command.nesting.length === 0;
          yield { range, message, fixes: isVector ? [] : [fix], hadolintRule: 'DL3015' };
        }
      }
    }
  },
};
