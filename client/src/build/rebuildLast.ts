import * as vscode from 'vscode';
import type { StageSummary } from '../../../server/src/protocol/methods';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import type { BuildServices } from './buildServices';
import { buildChosen, openDockerfile } from './buildStage';
import { engineFor } from './prepareBuild';
import { refuse } from './refuse';

/** Builds again what was built last in this workspace, with the same answers. */
export async function rebuildLast(services: BuildServices): Promise<BuildOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const last = await services.lastBuilds.last();
  if (!last) return refuse('nothing-built', vscode.l10n.t('No stage was built in this workspace yet.'));
  const opened = await openAgain(services, vscode.Uri.parse(last.dockerfile));
  if (isOutcome(opened)) return opened;
  const stage = stageOf(last.target, opened.stages);
  if (stage) return buildChosen(services, opened, stage, last.answers);
  const name = vscode.workspace.asRelativePath(opened.document.uri);
  return refuse('nothing-built', vscode.l10n.t("{0} has no stage '{1}' any more.", name, last.target ?? ''));
}

async function openAgain(services: BuildServices, uri: vscode.Uri): ReturnType<typeof openDockerfile> {
  try {
    return await openDockerfile(services, uri);
  } catch {
    const name = vscode.workspace.asRelativePath(uri);
    return refuse('no-dockerfile', vscode.l10n.t('{0}, which was built last, is not there any more.', name));
  }
}

function stageOf(target: string | undefined, stages: readonly StageSummary[]): StageSummary | undefined {
  return stages.findLast(({ name, isDefault }) => (target === undefined ? isDefault : name === target));
}
