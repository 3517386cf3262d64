import * as l10n from '@vscode/l10n';
import { imageFacts } from '../../images/imageFacts';
import { flagsOf, hasFlag, mayHaveMore, operands } from '../../shell/flags';
import type { ShellCommand } from '../../shell/shellCommand';
import type { Finding, Fix, StageRule } from '../rule';
import { commandSpan } from '../shared/commands/runPlaces';
import { placeIn, runsOf } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';

const mentionsWget = mentionOf(/wget/);

/** `wget` that draws its progress, a line each 50 kB, into the log of the build. */
export const noisyDownload: StageRule = {
  id: 'noisy-download',
  family: 'shell',
  summary: () => l10n.t('`wget` that fills the log of the build with its progress.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3047'],
  *checkStage(subject): Generator<Finding> {
    const { root } = subject.context;
    const distribution = root === undefined ? undefined : imageFacts(root).distribution;
    const isSmall = distribution === 'alpine' || distribution === 'busybox';
    // The small wget of busybox does not know the other flag.
    const flag = isSmall ? '-q' : '--progress=dot:giga';
    for (const run of runsOf(subject, mentionsWget)) {
      for (const script of run.scripts) {
        for (const command of script.commands) {
          if (!isNoisy(command)) continue;
          const message = l10n.t('wget writes its progress into the log of the build. Add {0}.', flag);
          const span = command.program ?? command;
          const { end } = placeIn(run, script, span);
          const fix: Fix = {
            title: l10n.t('Add {0}', flag),
            edits: [{ range: { start: end, end }, newText: ` ${flag}` }],
            safe: distribution !== undefined,
          };
          const isVector = script.isExec && command.nesting.length === 0;
          const range = placeIn(run, script, commandSpan(command));
          yield { range, message, fixes: isVector ? [] : [fix], hadolintRule: 'DL3047' };
        }
      }
    }
  },
};

const quiet = [
  'q',
  'quiet',
  'nv',
  'no-verbose',
  'o',
  'output-file',
  'a',
  'append-output',
  'progress',
  'spider',
  'h',
  'V',
];

function isNoisy(command: ShellCommand): boolean {
  if (command.name !== 'wget' || hasFlag(command, ...quiet) || mayHaveMore(command)) return false;
  if (flagsOf(command).some(({ name }) => /^(?:show-progress|help|version)$/.test(name))) return false;
  return operands(command).length > 0 && !command.redirects.some(({ operator }) => /^(?:2>|&>)/.test(operator));
}
