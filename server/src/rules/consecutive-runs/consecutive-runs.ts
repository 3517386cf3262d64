import * as l10n from '@vscode/l10n';
import type { Finding, StageRule } from '../rule';
import { joinedRuns } from '../shared/commands/runJoining';
import { runsOf, type StageRun } from '../shared/commands/stageRuns';

/** Two RUNs of one command each, one behind the other, in what ships. */
export const consecutiveRuns: StageRule = {
  id: 'consecutive-runs',
  family: 'shipping',
  summary: () => l10n.t('RUN instructions of one command each that follow each other in a stage that ships.'),
  defaultSeverity: 'hint',
  hadolintRules: ['DL3059'],
  *checkStage(subject): Generator<Finding> {
    if (!subject.context.shipsIn) return;
    let before: StageRun | undefined;
    for (const run of runsOf(subject)) {
      if (before && follows(run, before) && flagsOf(run) === flagsOf(before) && isSingle(run) && isSingle(before))
        yield finding(run, before);
      before = run;
    }
  },
};

function finding(run: StageRun, before: StageRun): Finding {
  const fix = joinedRuns(before, run);
  return {
    range: run.instruction.rangeOf(run.parts.keyword),
    message: l10n.t('This RUN and the one above make a layer each. They could be one.'),
    fixes: fix ? [fix] : [],
    hadolintRule: 'DL3059',
  };
}

function follows(run: StageRun, above: StageRun): boolean {
  return run.index === above.index + 1 && run.isTrigger === above.isTrigger;
}

/** Whether it runs one command; what a heredoc runs is written as one already. */
function isSingle(run: StageRun): boolean {
  if (run.parts.heredocs.length > 0) return false;
  const [script] = run.scripts;
  if (!script || script.isExec) return false;
  return script.commands.filter(({ within }) => !within).length === 1;
}

/** With other mounts, or another network, two RUNs can't be one. */
function flagsOf({ parts: { flags } }: StageRun): string {
  return flags.map(({ name, value }) => `${name.text}=${value?.text}`).join(' ');
}
