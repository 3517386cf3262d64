import type * as vscode from 'vscode';
import { notifyOfBuild } from './buildNotification';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import type { BuildServices } from './buildServices';
import { BuildTerminal, type PreparedBuild } from './buildTerminal';
import type { FailureMark } from './failureMarks';
import { markFailure } from './markFailure';
import type { BuildRun } from './progress/stageLook';
import { keepResult, stagesToBuild } from './results/keepResult';

/** A terminal whose build is shown wherever builds are. */
export function stageTerminal(
  services: BuildServices,
  dockerfile: vscode.Uri,
  prepare: () => Promise<PreparedBuild | BuildOutcome>,
  onEnd: (outcome: BuildOutcome) => void,
): BuildTerminal {
  let run: BuildRun | undefined;
  let ready: PreparedBuild | undefined;
  let stages: ReturnType<typeof stagesToBuild> | undefined;
  const preparing = async () => {
    const prepared = await prepare();
    if (!isOutcome(prepared)) ready = prepared;
    return prepared;
  };
  const following = services.builds.onDidChange(() => run && services.failures.passed(dockerfile, run.progress));
  const terminal = new BuildTerminal(preparing, {
    began: (begun, ended) => {
      run = begun;
      stages = stagesToBuild(services, dockerfile);
      services.builds.begin(dockerfile, begun);
      notifyOfBuild(begun, { ended, stop: () => terminal.close() });
    },
    ended: async (outcome) => {
      services.running.delete(terminal);
      following.dispose();
      if (run) services.failures.passed(dockerfile, run.progress);
      const located = await withLine(services, dockerfile, outcome, { target: run?.target, request: ready?.request });
      services.builds.ended(dockerfile);
      if (outcome.kind === 'built' && ready && run && stages) {
        void keepResult(services, dockerfile, { prepared: ready, run, stages: await stages });
      }
      onEnd(located);
    },
  });
  services.running.add(terminal);
  return terminal;
}

/** Where the line of a failure is known, it is underlined. */
async function withLine(
  services: BuildServices,
  dockerfile: vscode.Uri,
  outcome: BuildOutcome,
  asked: Pick<FailureMark, 'target' | 'request'>,
): Promise<BuildOutcome> {
  if (outcome.kind !== 'failed' || !outcome.failure) return outcome;
  return { ...outcome, failure: await markFailure(services, dockerfile, outcome.failure, asked) };
}
