import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import type { BuildServices } from './buildServices';
import { buildChosen, openDockerfile } from './buildStage';
import { stageTitle } from './pickStage';
import { engineFor } from './prepareBuild';
import { targetable } from './targetable';

/**
 * Builds every stage that a build can ask for, one after the other, from the top: what one has built, the next finds in
 * the cache. Goes on after a failure, and ends where the user cancels.
 */
export async function buildAllTargets(
  services: BuildServices,
  given: vscode.Uri | undefined,
): Promise<readonly BuildOutcome[]> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return [engine];
  const opened = await openDockerfile(services, given);
  if (isOutcome(opened)) return [opened];
  const outcomes: BuildOutcome[] = [];
  const failed: StageSummary[] = [];
  for (const stage of opened.stages.filter((each) => targetable(each, opened.stages).kind === 'yes')) {
    const outcome = await buildChosen(services, opened, stage);
    outcomes.push(outcome);
    if (outcome.kind === 'cancelled' || outcome.kind === 'refused') return outcomes;
    if (outcome.kind === 'failed') failed.push(stage);
  }
  tell(outcomes.length, failed);
  return outcomes;
}

function tell(count: number, failed: readonly StageSummary[]): void {
  if (failed.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('All {0} stages are built.', count));
    return;
  }
  const names = failed.map(stageTitle).join(', ');
  void vscode.window.showWarningMessage(vscode.l10n.t('Not built: {0}. {1} stages are.', names, count - failed.length));
}
