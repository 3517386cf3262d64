import * as path from 'node:path';
import * as vscode from 'vscode';
import { buildCommand } from './buildArguments';
import { type BuildOutcome, isOutcome } from './buildOutcome';
import type { BuildRequest } from './buildRequest';
import type { BuildServices } from './buildServices';
import type { PreparedBuild } from './buildTerminal';
import { type ContextHints, contextFor } from './chooseContext';
import type { Engine } from './engine';
import { imageTag } from './imageTag';
import { cautionsOf, lacksOf, mindsCase, type StageWants } from './lacks';
import { cautionText, lackText } from './lackWords';
import { progressOption } from './progress/progressOption';
import { refuse, refusedByTrust, refusedWithoutEngine, settingsWay } from './refuse';
import { wantedEngine } from './wantedEngine';

/** A stage to be built, before it is known where and with what. */
export interface StageToBuild {
  readonly dockerfile: vscode.Uri;
  /** `--target`; undefined for an unnamed last stage. */
  readonly target: string | undefined;
  /** The same in the case in which the Dockerfile has it. */
  readonly writtenTarget: string | undefined;
  readonly hints: ContextHints;
  readonly wants: StageWants;
  /** What else is asked for; a context is found or asked for where none is given, and a tag is made. */
  readonly asked: AskedFor;
}

export type AskedFor = Omit<Partial<BuildRequest>, 'dockerfile' | 'stage'>;

/** The engine to build with, or why there is none, of which the user has been told. */
export async function engineFor(services: BuildServices): Promise<Engine | BuildOutcome> {
  const untrusted = refusedByTrust();
  if (untrusted) return untrusted;
  const wanted = wantedEngine();
  return (await services.engines.find(wanted)) ?? refusedWithoutEngine(wanted);
}

/** Everything that a build needs, or why there will be none, of which the user has been told. */
export async function prepareBuild(
  services: BuildServices,
  stage: StageToBuild,
): Promise<PreparedBuild | BuildOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const request = await requestFor(services, stage, engine);
  if (isOutcome(request)) return request;
  const [lack] = lacksOf(engine, request);
  if (lack) return refuse('engine-lacks', lackText(lack, engine), [settingsWay('dockerfileStages.engine')]);
  const notes = cautionsOf(engine, stage.wants).map((caution) => cautionText(caution, engine));
  return { engine, request, command: buildCommand(engine, request, progressOption(engine)), notes };
}

async function requestFor(
  services: BuildServices,
  stage: StageToBuild,
  engine: Engine,
): Promise<BuildRequest | BuildOutcome> {
  const { dockerfile, asked } = stage;
  const context = asked.context ?? (await contextFor(services, dockerfile, stage.hints));
  if (context === undefined) return { kind: 'cancelled' };
  const template = vscode.workspace.getConfiguration('dockerfileStages', dockerfile).get('build.tag', '');
  const tag = asked.tag ?? tagOf(stage, template);
  if (tag === undefined && template !== '') return refusedTag(template);
  const target = mindsCase(engine) ? stage.writtenTarget : stage.target;
  const builder = asked.builder ?? services.builder.of(engine);
  return { ...asked, dockerfile: dockerfile.fsPath, stage: target, context, tag, builder };
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
