import * as path from 'node:path';
import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import type { StageOrigin } from '../../../server/src/protocol/stageOrigin';
import { type BuildOutcome, isOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { buildChosen, type DockerfileToBuild, openDockerfile } from '../build/buildStage';
import type { Engine } from '../build/engine';
import { pickStage, stageTitle } from '../build/pickStage';
import { type AskedFor, engineFor } from '../build/prepareBuild';
import { targetable } from '../build/targetable';
import { askedBy } from '../build/with/answers';
import type { OpenedImage, Opening } from './archive/openImage';
import { troubleText } from './archiveWords';
import type { BrowsedStage } from './browsedStage';
import { layerMakers } from './layerMakers';
import { ARCHIVE } from './saveCommand';
import { type Report, saveImage } from './saveImage';
import type { BrowseStorage } from './storage';

/** What browsing needs from the rest of the extension. */
export interface BrowseServices {
  readonly build: BuildServices;
  readonly storage: BrowseStorage;
  /** What the Dockerfile says of the layers of a stage; undefined for one that is gone. */
  origin(uri: vscode.Uri, stageIndex: number): Promise<StageOrigin | undefined>;
}

/** How asking for the files of a stage ended. */
export type BrowseOutcome =
  | { readonly kind: 'browsing'; readonly stage: BrowsedStage }
  /** It was built, and its files can't be shown. The user has been told why. */
  | { readonly kind: 'unreadable' }
  | Exclude<BuildOutcome, { kind: 'built' }>;

/** Builds a stage, asking for what is not given, and reads what files its image has. */
export async function browseStage(
  services: BrowseServices,
  given: vscode.Uri | undefined,
  choose: (stages: readonly StageSummary[]) => StageSummary | undefined,
): Promise<BrowseOutcome> {
  const engine = await engineFor(services.build);
  if (isOutcome(engine)) return notBuilt(engine);
  const opened = await openDockerfile(services.build, given);
  if (isOutcome(opened)) return notBuilt(opened);
  const stage = choose(opened.stages) ?? (await pickStage(opened.document.uri, opened.stages));
  if (!stage) return { kind: 'cancelled' };
  const folder = await services.storage.create();
  const outcome = await buildAndRead(services, { engine, opened, stage, folder }).catch((error) => {
    void services.storage.remove(folder);
    throw error;
  });
  if (outcome.kind !== 'browsing') await services.storage.remove(folder);
  return outcome;
}

interface Task {
  readonly engine: Engine;
  readonly opened: DockerfileToBuild;
  readonly stage: StageSummary;
  /** Where archives go. */
  readonly folder: string;
}

async function buildAndRead(services: BrowseServices, task: Task): Promise<BrowseOutcome> {
  const { opened, stage, folder } = task;
  const asked = await lastAnswers(services.build, task);
  const built = await buildChosen(services.build, opened, stage, undefined, asked);
  if (built.kind !== 'built') return built;
  const { tag } = built;
  if (tag !== undefined)
    return withProgress(stage, (progress, token) => saveAndRead(services, task, { tag, progress, token }));
  // An image without a name can't be asked for; its files can.
  const output = { kind: 'tar' as const, path: path.join(folder, ARCHIVE) };
  const exported = await buildChosen(services.build, opened, stage, undefined, { ...asked, output });
  if (exported.kind !== 'built') return exported;
  return withProgress(stage, (progress, token) => readArchive(services, task, { holds: 'files', progress, token }));
}

/** What was answered the last time that this stage was built, as far as it changes what is in it. */
async function lastAnswers({ lastBuilds }: BuildServices, { opened, stage }: Task): Promise<AskedFor> {
  const answer = targetable(stage, opened.stages);
  const last = await lastBuilds.answered(opened.document.uri.toString());
  if (!last?.answers || answer.kind !== 'yes' || last.target !== answer.target) return {};
  const { buildArgs, secrets, ssh, platforms } = askedBy(last.answers);
  return { buildArgs, secrets, ssh, ...(platforms?.length === 1 && { platforms }) };
}

function withProgress(
  stage: StageSummary,
  run: (progress: Report, token: vscode.CancellationToken) => Promise<BrowseOutcome>,
): Thenable<BrowseOutcome> {
  const title = vscode.l10n.t('Files of {0}', stageTitle(stage));
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, run);
}

interface Watching {
  readonly progress: Report;
  readonly token: vscode.CancellationToken;
}

async function saveAndRead(
  services: BrowseServices,
  task: Task,
  { tag, progress, token }: Watching & { readonly tag: string },
): Promise<BrowseOutcome> {
  const { engine, folder, stage } = task;
  const saved = await saveImage(services.build, { engine, tag, folder }, progress, token);
  if (saved.kind === 'cancelled') return saved;
  if (saved.kind === 'saved') return readArchive(services, task, { holds: 'image', progress, token });
  const message = vscode.l10n.t("The image of '{0}' could not be saved: {1}", stageTitle(stage), saved.reason);
  void vscode.window.showErrorMessage(message);
  return { kind: 'unreadable' };
}

async function readArchive(
  services: BrowseServices,
  { folder, stage, opened }: Task,
  { holds, progress, token }: Watching & Pick<Opening, 'holds'>,
): Promise<BrowseOutcome> {
  const onLayer = (layer: number, layers: number) =>
    progress.report({ message: vscode.l10n.t('reading layer {0} of {1}', layer + 1, layers) });
  const archive = path.join(folder, ARCHIVE);
  const image = await openArchive({ archive, holds, folder, cancellation: token, onLayer });
  if (image.kind === 'bad') {
    if (image.trouble === 'cancelled') return { kind: 'cancelled' };
    void vscode.window.showErrorMessage(troubleText(image.trouble, stageTitle(stage)));
    return { kind: 'unreadable' };
  }
  const { files } = image;
  const dockerfile = opened.document.uri;
  const makers = layerMakers(files.history, await services.origin(dockerfile, stage.index));
  const { name, index } = stage;
  return { kind: 'browsing', stage: { dockerfile, name, index, title: stageTitle(stage), files, makers, folder } };
}

/** What reads archives is a bundle of its own, for it is seldom needed. */
async function openArchive(opening: Opening): Promise<OpenedImage> {
  const { openImage } = await import('./archive/openImage');
  return openImage(opening);
}

function notBuilt(outcome: BuildOutcome): BrowseOutcome {
  return outcome.kind === 'built' ? { kind: 'cancelled' } : outcome;
}
