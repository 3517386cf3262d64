import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import type { BuildServices } from './buildServices';
import { stageTaskDefinition } from './buildTask';
import { currentDockerfile } from './pickDockerfile';
import { stageTitle } from './pickStage';
import { type AskedFor, prepareBuild } from './prepareBuild';
import { refuse } from './refuse';
import { runAsTask } from './runAsTask';
import { stageTerminal } from './stageTerminal';
import { stageToBuild } from './stageToBuild';
import { targetable } from './targetable';
import { tellFailure } from './tellFailure';
import { type Answers, askedBy } from './with/answers';

/** A Dockerfile that can be built, and its stages. */
export interface DockerfileToBuild {
  readonly document: vscode.TextDocument;
  /** At least one. */
  readonly stages: readonly StageSummary[];
}

/** The Dockerfile that is meant, or why none can be built, of which the user has been told. */
export async function openDockerfile(
  services: BuildServices,
  given: vscode.Uri | undefined,
): Promise<DockerfileToBuild | BuildOutcome> {
  const uri = given ?? (await currentDockerfile());
  if (!uri) return refuse('no-dockerfile', vscode.l10n.t('There is no Dockerfile in this workspace.'));
  if (uri.scheme !== 'file') {
    return refuse('not-on-disk', vscode.l10n.t('Only a Dockerfile on disk can be built. Save it first.'));
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const stages = await services.stages(uri);
  if (stages.length > 0) return { document, stages };
  return refuse('no-stages', vscode.l10n.t('This Dockerfile has no FROM, so no stage to build.'));
}

/**
 * Builds one of the stages of a Dockerfile, as it was answered if anything was asked, and as `asked` says. Remembers the
 * build.
 */
export async function buildChosen(
  services: BuildServices,
  { document, stages }: DockerfileToBuild,
  stage: StageSummary,
  answers?: Answers,
  asked: AskedFor = {},
): Promise<BuildOutcome> {
  const answer = targetable(stage, stages);
  if (answer.kind === 'unnamed') return refuseUnnamed(document.uri, stage);
  if (answer.kind === 'shadowed') return refuseShadowed(stage, answer.by);
  const request = { ...(answers && askedBy(answers)), ...asked };
  if (!(await confirmBroken(stage, request))) return { kind: 'cancelled' };
  if (document.isDirty && !(await document.save())) {
    return refuse('not-saved', vscode.l10n.t('The Dockerfile could not be saved, and a build reads it from disk.'));
  }
  const prepared = await prepareBuild(services, {
    dockerfile: document.uri,
    target: answer.target,
    writtenTarget: stage.writtenName,
    ...(await stageToBuild(services, document.uri, stage)),
    asked: request,
  });
  if (isOutcome(prepared)) return prepared;
  await services.lastBuilds.remember({ dockerfile: document.uri.toString(), target: answer.target, answers });
  const task = stageTaskDefinition(document.uri, prepared.request.stage);
  const outcome = await runAsTask(document.uri, task, prepared, (open, end) =>
    stageTerminal(services, document.uri, open, end),
  );
  if (outcome.kind === 'failed') tellFailure(document, stage, outcome);
  return outcome;
}

function refuseUnnamed(uri: vscode.Uri, stage: StageSummary): BuildOutcome {
  const message = vscode.l10n.t('A build can only ask for a stage by its name, and {0} has none.', stageTitle(stage));
  return refuse('not-a-target', message, [
    {
      title: vscode.l10n.t('Name It…'),
      go: () => vscode.commands.executeCommand('dockerfileStages.nameStage', uri, stage.index),
    },
  ]);
}

function refuseShadowed(stage: StageSummary, by: StageSummary): BuildOutcome {
  const message = vscode.l10n.t(
    "'{0}' on line {1} is the stage that a build finds by this name, so the one on line {2} can't be asked for. Give one of them another name.",
    stageTitle(stage),
    by.line + 1,
    stage.line + 1,
  );
  return refuse('not-a-target', message);
}

/** Build arguments that are given may be what the stage lacks, so then it is for the engine to say. */
async function confirmBroken(stage: StageSummary, { buildArgs = [] }: AskedFor): Promise<boolean> {
  if (stage.error === undefined || buildArgs.length > 0) return true;
  const anyway = vscode.l10n.t('Build Anyway');
  const message = vscode.l10n.t("Stage '{0}' can't be built as it stands: {1}", stageTitle(stage), stage.error);
  return (await vscode.window.showWarningMessage(message, anyway)) === anyway;
}
