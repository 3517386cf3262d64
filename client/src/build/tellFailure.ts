import * as vscode from 'vscode';
import { commands, type StageSummary } from '../../../server/src/protocol/methods';
import type { BuildFailure } from './buildFailure';
import type { BuildOutcome } from './buildOutcome';
import { shellInLastGoodState } from './failureActions';
import { stageTitle } from './pickStage';
import { shortened } from './progress/shortened';

const LONGEST_REASON = 300;
const LONGEST_COMMAND = 100;

/** Says that a build failed and why, with ways to see where, to see all that it printed, to build again, and to look around there. */
export function tellFailure(
  document: vscode.TextDocument,
  stage: StageSummary,
  { exitCode, failure }: Extract<BuildOutcome, { kind: 'failed' }>,
): void {
  const why = failure ? reasonOf(failure) : vscode.l10n.t('exit code {0}', exitCode);
  const message = vscode.l10n.t("Stage '{0}' was not built: {1}", stageTitle(stage), shortened(why, LONGEST_REASON));
  const line = failure?.line;
  const ways = new Map<string, () => Thenable<unknown>>();
  if (line !== undefined) {
    const selection = new vscode.Range(line, 0, line, 0);
    ways.set(vscode.l10n.t('Go to Line'), () => vscode.window.showTextDocument(document, { selection }));
  }
  const { executeCommand } = vscode.commands;
  ways.set(vscode.l10n.t('Show Log'), () => executeCommand(commands.showBuildLog, document.uri));
  ways.set(vscode.l10n.t('Rebuild'), () => executeCommand(commands.buildStage, document.uri, stage.index));
  if (line !== undefined && failure?.exitCode !== undefined) {
    ways.set(vscode.l10n.t('Shell Before It'), () => executeCommand(shellInLastGoodState, document.uri, line));
  }
  void vscode.window.showErrorMessage(message, ...ways.keys()).then((way) => ways.get(way ?? '')?.());
}

/** What engines say of a failed command repeats all of it. */
function reasonOf({ message, step, exitCode }: BuildFailure): string {
  if (!step || exitCode === undefined) return message;
  return `${shortened(step.text, LONGEST_COMMAND)} · ${vscode.l10n.t('exit code {0}', exitCode)}`;
}
