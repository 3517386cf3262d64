import type * as vscode from 'vscode';
import { type BuildOutcome, isOutcome } from '../buildOutcome';
import type { BuildServices } from '../buildServices';
import { buildChosen, openDockerfile } from '../buildStage';
import { pickStage } from '../pickStage';
import { engineFor } from '../prepareBuild';
import { isEnough, noAnswers } from './answers';
import { buildStageWith } from './buildStageWith';

/**
 * Builds a stage, asking for what is not given: for the stage, and for all that may be said about it where a build can't
 * do without some of that. Resolves when the build has ended.
 */
export async function buildOrAsk(
  services: BuildServices,
  given: vscode.Uri | undefined,
  stageIndex: number | undefined,
): Promise<BuildOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const opened = await openDockerfile(services, given);
  if (isOutcome(opened)) return opened;
  const { document, stages } = opened;
  const stage = stageIndex === undefined ? await pickStage(document.uri, stages) : stages[stageIndex];
  if (!stage) return { kind: 'cancelled' };
  const needs = await services.needs(document.uri, stage.index);
  if (!needs || isEnough(needs, noAnswers)) return buildChosen(services, opened, stage);
  return buildStageWith(services, { uri: document.uri, stageIndex: stage.index, answers: undefined });
}
