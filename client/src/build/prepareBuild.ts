import * as path from 'node:path';
import * as vscode from 'vscode';
import { buildCommand } from './buildArguments';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import type { BuildServices } from './buildServices';
import type { PreparedBuild } from './buildTerminal';
import { contextFor } from './chooseContext';
import type { Engine } from './engine';
import { imageTag } from './imageTag';
import { refuse, refusedByTrust, refusedWithoutEngine, settingsWay } from './refuse';

/** A stage to be built, before it is known where and with what. */
export interface StageToBuild {
  readonly dockerfile: vscode.Uri;
  /** `--target`; undefined for an unnamed last stage. */
  readonly target: string | undefined;
  /** What it and all that it reaches copy from the context. */
  readonly contextSources: readonly string[];
  /** Absolute; found or asked for where it is not given. */
  readonly context?: string;
}

/** The engine to build with, or why there is none, of which the user has been told. */
export async function engineFor(services: BuildServices): Promise<Engine | BuildOutcome> {
  const untrusted = refusedByTrust();
  if (untrusted) return untrusted;
  const configuredPath = vscode.workspace.getConfiguration('dockerfileStages').get('engine.path', '');
  return (await services.engines.find(configuredPath)) ?? refusedWithoutEngine(configuredPath);
}

/** Everything that a build needs, or why there will be none, of which the user has been told. */
export async function prepareBuild(
  services: BuildServices,
  stage: StageToBuild,
): Promise<PreparedBuild | BuildOutcome> {
  const settings = vscode.workspace.getConfiguration('dockerfileStages', stage.dockerfile);
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const context = stage.context ?? (await contextFor(services, stage.dockerfile, stage.contextSources));
  if (context === undefined) return { kind: 'cancelled' };
  const template = settings.get('build.tag', '');
  const tag = tagOf(stage, template);
  if (tag === undefined && template !== '') return refusedTag(template);
  const request = { dockerfile: stage.dockerfile.fsPath, stage: stage.target, context, tag };
  return { engine, request, command: buildCommand(engine, request) };
}

/** The name of the image that a build makes; undefined where it gets none, or where the template makes no legal one. */
export function tagOf(
  { dockerfile, target }: Pick<StageToBuild, 'dockerfile' | 'target'>,
  template: string,
): string | undefined {
  const folder = path.basename(path.dirname(dockerfile.fsPath));
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(dockerfile)?.name ?? folder;
  return imageTag(template, { folder, workspaceFolder, stage: target });
}

function refusedTag(template: string): BuildOutcome {
  const message = vscode.l10n.t('"{0}" from your settings makes no legal image name.', template);
  return refuse('bad-tag', message, [settingsWay('dockerfileStages.build.tag')]);
}
