import * as vscode from 'vscode';
import { countOf } from './progress/counts';
import { shortened } from './progress/shortened';
import type { BuildRun } from './progress/stageLook';

/** What is over sooner needs no notification. */
const PATIENCE_MS = 700;
const REPORT_MS = 500;
const LONGEST_TEXT = 60;

/** Shows how far a build is, with a button that ends it. */
export function notifyOfBuild(run: BuildRun, { ended, stop }: { ended: Promise<unknown>; stop(): void }): void {
  setTimeout(() => {
    if (run.end === undefined) void show(run, ended, stop);
  }, PATIENCE_MS);
}

function show(run: BuildRun, ended: Promise<unknown>, stop: () => void): Thenable<void> {
  const title =
    run.target === undefined ? vscode.l10n.t('Building the last stage') : vscode.l10n.t('Building {0}', run.target);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(stop);
    let shown = 0;
    const report = () => {
      const { done, total } = countOf(run.progress);
      const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
      // What is known of the steps grows in some engines' output, so that the share may fall.
      progress.report({ message: messageOf(run), increment: Math.max(0, percent - shown) });
      shown = Math.max(shown, percent);
    };
    report();
    const timer = setInterval(report, REPORT_MS);
    await ended;
    clearInterval(timer);
  });
}

/** `step 3 of 7 · builder: RUN make` */
function messageOf({ progress }: BuildRun): string {
  const { done, total } = countOf(progress);
  const running = progress.steps.findLast(({ state, place }) => state === 'running' && place);
  const stage = running?.place?.stage;
  const what = running && shortened(running.text, LONGEST_TEXT);
  const count = total === 0 ? undefined : stepOf(done, total);
  const instruction = stage === undefined || what === undefined ? what : `${stage}: ${what}`;
  return [count, instruction].filter(Boolean).join(' · ');
}

/** `step 3 of 7`, where two are over. */
export function stepOf(done: number, total: number): string {
  return vscode.l10n.t('step {0} of {1}', Math.min(done + 1, total), total);
}
