import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { type BuildOutcome, isOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { buildChosen, type DockerfileToBuild, openDockerfile } from '../build/buildStage';
import type { ImageDetails } from '../build/images/image';
import { inspectImage, whereOf } from '../build/images/inspectImage';
import { pickStage, stageTitle } from '../build/pickStage';
import { type AskedFor, engineFor, tagOf } from '../build/prepareBuild';
import { refuse } from '../build/refuse';
import { targetable } from '../build/targetable';
import { type Answers, askedBy } from '../build/with/answers';
import { buildCut } from './buildCut';
import type { Host } from './container';
import { cutAfter } from './cutDockerfile';

/** The image of a stage, just built. */
export interface StageImage {
  readonly host: Host;
  /** The name of the image, which is there. */
  readonly image: string;
  readonly details: ImageDetails;
  /** The name is of no use to anybody afterwards. */
  readonly isPassing: boolean;
}

export interface BuiltStage extends StageImage {
  readonly dockerfile: vscode.Uri;
  readonly stage: StageSummary;
  /** A Dockerfile whose last stage it is. */
  readonly text: string;
  readonly asked: AskedFor;
}

/** Builds a stage, asking for what is not given, and looks at its image. What did not work the user has been told. */
export async function builtStage(
  services: BuildServices,
  given: vscode.Uri | undefined,
  stageIndex: number | undefined,
): Promise<BuiltStage | BuildOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const opened = await openDockerfile(services, given);
  if (isOutcome(opened)) return opened;
  const { document, stages } = opened;
  const stage = stageIndex === undefined ? await pickStage(document.uri, stages) : stages[stageIndex];
  if (!stage) return { kind: 'cancelled' };
  const { text, asked, isPassing, outcome } = await build(services, opened, stage);
  if (outcome.kind !== 'built') return outcome;
  const image = await imageOf(services, outcome.tag, stageTitle(stage));
  return isOutcome(image) ? image : { ...image, isPassing, dockerfile: document.uri, stage, text, asked };
}

/** Stages that no build can ask for are built as the last one of a Dockerfile that ends with them. */
async function build(services: BuildServices, opened: DockerfileToBuild, stage: StageSummary) {
  const { document, stages } = opened;
  const answer = targetable(stage, stages);
  const isPassing = answer.kind !== 'yes';
  const target = isPassing ? undefined : answer.target;
  const answers = isPassing ? undefined : await lastAnswers(services, document.uri, target);
  const asked = answers ? askedBy(answers) : {};
  const text = cutAfter(document.getText(), stage);
  const outcome = isPassing
    ? await buildCut(services, document.uri, { text, stage, title: stageTitle(stage), asked })
    : await buildChosen(services, opened, stage, answers, {
        output: { kind: 'load' },
        tag: nameOf(document.uri, target),
      });
  return { text, asked, isPassing, outcome };
}

/** What was answered when this very stage was built last, so that it comes from the cache. */
async function lastAnswers(
  { lastBuilds }: BuildServices,
  dockerfile: vscode.Uri,
  target: string | undefined,
): Promise<Answers | undefined> {
  const last = await lastBuilds.last();
  return last?.dockerfile === dockerfile.toString() && last.target === target ? last.answers : undefined;
}

/** Only images with a name can be run: where the settings give none, it is the one that they give at first. */
function nameOf(dockerfile: vscode.Uri, target: string | undefined): string | undefined {
  const template = vscode.workspace.getConfiguration('dockerfileStages', dockerfile).get('build.tag', '');
  return template === '' ? tagOf({ dockerfile, target }, usualTag) : undefined;
}

const usualTag = '${folder}:${stage}';

/** What the engine has of an image that was built. */
export async function imageOf(
  services: BuildServices,
  image: string | undefined,
  title: string,
): Promise<Omit<StageImage, 'isPassing'> | BuildOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const builder = services.builder.of(engine);
  const details = image === undefined ? undefined : await inspectImage(engine, image, services.ask, builder);
  if (image === undefined || !details) {
    return refuse('no-image', vscode.l10n.t("Stage '{0}' was built, but its image is not on this machine.", title));
  }
  return { host: { engine, where: await whereOf(engine, services.ask, builder) }, image, details };
}
