import * as vscode from 'vscode';
import type { StageSummary } from '../../../../server/src/protocol/methods';
import { type BuildOutcome, isOutcome } from '../buildOutcome';
import type { BuildServices } from '../buildServices';
import { type DockerfileToBuild, openDockerfile } from '../buildStage';
import { contextFor } from '../chooseContext';
import type { Engine } from '../engine';
import { engineTitle } from '../lackWords';
import { stageItem, stageTitle } from '../pickStage';
import { engineFor } from '../prepareBuild';
import { refuse, settingsWay } from '../refuse';
import { stageToBuild } from '../stageToBuild';
import { targetable } from '../targetable';
import { askedBy } from '../with/answers';
import { type CheckRequest, canCheck, checkCommand } from './checkCommand';
import type { CheckResult } from './checkFindings';
import { runCheck } from './runCheck';

/** How asking for a check ended. */
export type CheckOutcome =
  /** `found` by Docker, `added` of it to what was shown already. */
  { readonly kind: 'checked'; readonly found: number; readonly added: number } | BuildOutcome;

const SETTLING_MS = 500;

/** What a check is made of: one stage and what it reaches, or all of the file. */
interface Scope {
  readonly stage: StageSummary | undefined;
  /** `--target` */
  readonly target: string | undefined;
}

/** Has Docker check a Dockerfile without building it, and shows what nobody has said yet. */
export async function checkWithEngine(
  services: BuildServices,
  given: vscode.Uri | undefined,
  stageIndex: number | undefined,
): Promise<CheckOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  if (!canCheck(engine)) return refuse('engine-lacks', lackOf(engine), [settingsWay('dockerfileStages.engine')]);
  const opened = await openDockerfile(services, given);
  if (isOutcome(opened)) return opened;
  const scope = await scopeOf(opened, stageIndex);
  if (!scope) return { kind: 'cancelled' };
  const { document } = opened;
  const wasDirty = document.isDirty;
  if (wasDirty && !(await document.save())) {
    return refuse('not-saved', vscode.l10n.t('The Dockerfile could not be saved, and a build reads it from disk.'));
  }
  const request = await requestFor(services, engine, opened, scope);
  if (!request) return { kind: 'cancelled' };
  services.checks.clear(document.uri);
  const { version } = document;
  const end = await runCheck(checkCommand(engine, request), titleOf(scope));
  if (end.kind === 'cancelled') return end;
  if (end.kind === 'failed') return tellFailed(end.reason);
  if (document.version !== version) return tellChanged();
  // What was typed a moment ago, others look at still.
  if (wasDirty) await new Promise((pass) => setTimeout(pass, SETTLING_MS));
  return tell(services, document, end.result);
}

function lackOf(engine: Engine): string {
  const title = engineTitle(engine);
  return engine.kind === 'buildx'
    ? vscode.l10n.t('This {0} builds, but checks nothing: that takes buildx 0.15 or newer.', title)
    : vscode.l10n.t('{0} builds, but checks nothing: that takes Docker with buildx.', title);
}

/** All of the file can be checked at once: Docker looks at each stage then. */
async function scopeOf({ document, stages }: DockerfileToBuild, index: number | undefined): Promise<Scope | undefined> {
  const all: Scope = { stage: undefined, target: undefined };
  if (stages.length === 1) return all;
  const stage = index === undefined ? await askForScope(document.uri, stages) : stages[index];
  if (stage === undefined) return undefined;
  const answer = stage === 'all' ? undefined : targetable(stage, stages);
  return stage !== 'all' && answer?.kind === 'yes' && answer.target ? { stage, target: answer.target } : all;
}

async function askForScope(
  uri: vscode.Uri,
  stages: readonly StageSummary[],
): Promise<StageSummary | 'all' | undefined> {
  const named = stages.filter((stage) => targetable(stage, stages).kind === 'yes' && stage.name !== undefined);
  const all = { label: `$(checklist) ${vscode.l10n.t('All stages')}`, stage: 'all' as const };
  const picked = await vscode.window.showQuickPick([all, ...named.map(stageItem)], {
    title: vscode.l10n.t('Check {0} with Docker', vscode.workspace.asRelativePath(uri)),
    placeHolder: vscode.l10n.t('Which stage, with all that it reaches?'),
    matchOnDescription: true,
  });
  return picked?.stage;
}

/** The same context and answers that a build of the stage would have. */
async function requestFor(
  services: BuildServices,
  engine: Engine,
  { document: { uri }, stages }: DockerfileToBuild,
  { stage, target }: Scope,
): Promise<CheckRequest | undefined> {
  const { hints } = await stageToBuild(services, uri, stage ?? stages.find(({ isDefault }) => isDefault));
  const context = await contextFor(services, uri, hints);
  if (context === undefined) return undefined;
  const last = await services.lastBuilds.answered(uri.toString());
  const asked = last?.answers && (target === undefined || last.target === target) ? askedBy(last.answers) : {};
  return { ...asked, dockerfile: uri.fsPath, stage: target, context, builder: services.builder.of(engine) };
}

function titleOf({ stage }: Scope): string {
  if (!stage) return vscode.l10n.t('Docker checks all stages');
  return vscode.l10n.t('Docker checks {0}', stageTitle(stage));
}

function tellFailed(reason: string): CheckOutcome {
  const message =
    reason === ''
      ? vscode.l10n.t('Docker could not check it.')
      : vscode.l10n.t('Docker could not check it: {0}', reason);
  void vscode.window.showWarningMessage(message);
  return { kind: 'failed', exitCode: 1, failure: undefined };
}

function tellChanged(): CheckOutcome {
  const message = vscode.l10n.t('The Dockerfile was edited while Docker checked it. Check it again.');
  void vscode.window.showInformationMessage(message);
  return { kind: 'cancelled' };
}

function tell(services: BuildServices, document: vscode.TextDocument, result: CheckResult): CheckOutcome {
  const shown = services.checks.show(document, result);
  const added = countOf(shown);
  const found = countOf(result);
  if (result.error && !result.error.place) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Docker could not build this: {0}', result.error.message));
  } else if (added > 0) tellAdded(added);
  else {
    const message =
      found === 0
        ? vscode.l10n.t('Docker found nothing.')
        : vscode.l10n.t("Docker found nothing that isn't shown already.");
    void vscode.window.showInformationMessage(message);
  }
  return { kind: 'checked', found, added };
}

function countOf({ warnings, error }: CheckResult): number {
  return warnings.length + (error ? 1 : 0);
}

function tellAdded(added: number): void {
  const message =
    added === 1
      ? vscode.l10n.t('Docker found one thing that was not shown yet.')
      : vscode.l10n.t('Docker found {0} things that were not shown yet.', added);
  const show = vscode.l10n.t('Show Problems');
  void vscode.window.showInformationMessage(message, show).then((answer) => {
    if (answer === show) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
}
