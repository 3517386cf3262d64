import * as l10n from '@vscode/l10n';
import type { Finding, StageRule } from '../rule';
import { commandSpan } from '../shared/commands/runPlaces';
import { placeIn, runsOf } from '../shared/commands/stageRuns';
import { mentionOf } from '../shared/texts/mentions';

const downloaders = ['wget', 'curl'] as const;

const mentionsEither = mentionOf(/wget|curl/);

/** A stage that ships and uses both `wget` and `curl`, where one of them would do. */
export const wgetAndCurl: StageRule = {
  id: 'wget-and-curl',
  family: 'shipping',
  summary: () => l10n.t('Both `wget` and `curl` in one stage that ships.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL4001'],
  *checkStage(subject): Generator<Finding> {
    if (!subject.context.shipsIn) return;
    const seen = new Set<string>();
    for (const run of runsOf(subject, mentionsEither)) {
      const uses = run.scripts.flatMap((script) =>
        script.commands.flatMap((command) => (isDownloader(command.name) ? [{ script, command }] : [])),
      );
      for (const { command } of uses) seen.add(command.name);
      const last = uses.at(-1);
      if (!last || seen.size < downloaders.length) continue;
      const range = placeIn(run, last.script, commandSpan(last.command));
      const message = l10n.t('Stage {0} uses both wget and curl. One of them would do.', subject.context.label);
      yield { range, message, hadolintRule: 'DL4001' };
    }
  },
};

function isDownloader(name: string): boolean {
  return (downloaders as readonly string[]).includes(name);
}
