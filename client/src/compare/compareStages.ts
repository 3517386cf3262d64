import * as vscode from 'vscode';
import type { Comparison } from '../../../server/src/protocol/comparison';
import { type BuildOutcome, isOutcome } from '../build/buildOutcome';
import { buildChosen, type DockerfileToBuild, openDockerfile } from '../build/buildStage';
import { engineFor } from '../build/prepareBuild';
import { refuse } from '../build/refuse';
import type { CompareRequest } from './compareArguments';
import type { ComparePanel } from './comparePanel';
import type { CompareServices } from './lookAtStages';
import { pickStages, type StageToPick } from './pickStages';
import { Images, type NamedStage, namedStages, nameToAskFor } from './stageImages';

/** Of the stages of a long file, the first ones are looked at before somebody chooses. */
const MOST_LOOKED_AT = 60;

/**
 * Shows how the images of stages differ, after building those that have none. Resolves with what is shown, or how it ended
 * before.
 */
export async function compareStages(
  services: CompareServices,
  request: CompareRequest,
  openPanel: () => ComparePanel,
): Promise<Comparison | BuildOutcome> {
  const engine = await engineFor(services.build);
  if (isOutcome(engine)) return engine;
  const opened = await openDockerfile(services.build, request.uri);
  if (isOutcome(opened)) return opened;
  const named = await namedStages(services.build, opened.document.uri);
  const images = new Images(services.build, engine);
  const chosen = await choose(opened, named, images, request);
  if (!chosen || chosen.length === 0) return chosen ? refuseUnnamed() : { kind: 'cancelled' };
  const end = await buildMissing(services, opened, chosen, images);
  if (end) return end;
  const panel = openPanel();
  const ids = chosen.map(({ id }) => id);
  return panel.compare(opened.document.uri, ids);
}

function refuseUnnamed(): BuildOutcome {
  const message = vscode.l10n.t('Only stages that a build can ask for by their name have images to compare.');
  return refuse('not-a-target', message);
}

/** Those that are given, or that the user chooses; undefined where they don't. */
async function choose(
  { document, stages }: DockerfileToBuild,
  named: readonly NamedStage[],
  images: Images,
  { stageIndexes, preferred }: CompareRequest,
): Promise<readonly NamedStage[] | undefined> {
  if (stageIndexes) return named.filter(({ stage }) => stageIndexes.includes(stage.index));
  const liked = named.filter(({ stage }) => stage.index === preferred || (stages.length === 1 && stage.isDefault));
  const ids = liked.map(({ id }) => id);
  const chosen = await pickStages(document.uri, ids, withDetails(named, images));
  return chosen?.length === 0 ? undefined : chosen;
}

async function withDetails(named: readonly NamedStage[], images: Images): Promise<readonly StageToPick[]> {
  const details = await images.details(named.slice(0, MOST_LOOKED_AT).map(({ reference }) => reference));
  return named.map((each, at) => ({ named: each, details: details[at] }));
}

/** Builds those that have no image, one after the other. What fails is shown as not built; only the user ends it. */
async function buildMissing(
  { build }: CompareServices,
  opened: DockerfileToBuild,
  chosen: readonly NamedStage[],
  images: Images,
): Promise<BuildOutcome | undefined> {
  const details = await images.details(chosen.map(({ reference }) => reference));
  for (const each of chosen.filter((_, at) => !details[at])) {
    const outcome = await buildChosen(build, opened, each.stage, undefined, nameToAskFor(opened.document.uri, each));
    if (outcome.kind === 'cancelled' || outcome.kind === 'refused') return outcome;
  }
  return undefined;
}
