import * as vscode from 'vscode';
import { isOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { openDockerfile } from '../build/buildStage';
import { stageTitle } from '../build/pickStage';
import { engineFor } from '../build/prepareBuild';
import { refuse } from '../build/refuse';
import { buildCut } from './buildCut';
import { type BuiltStage, imageOf } from './builtStage';
import { cutBefore } from './cutDockerfile';
import { offerInsteadOfShell } from './insteadOfShell';
import { openShell } from './openShell';
import type { RunOutcome } from './runOutcome';
import { shellMessage } from './shellMessage';
import { stageVariables } from './stageVariables';

/**
 * Opens a shell in a stage as it was before an instruction: that at `line`, 0-based, or the one at which the last build of
 * the Dockerfile failed.
 */
export async function shellInLastGoodState(
  services: BuildServices,
  given: vscode.Uri | undefined,
  line: number | undefined,
): Promise<RunOutcome> {
  const engine = await engineFor(services);
  if (isOutcome(engine)) return engine;
  const opened = await openDockerfile(services, given);
  if (isOutcome(opened)) return opened;
  const { document, stages } = opened;
  const marks = services.failures.of(document.uri);
  const mark = line === undefined ? marks.at(-1) : marks.find((one) => one.line === line);
  const cut = cutBefore(document.getText(), stages, line ?? mark?.line ?? -1);
  if (!cut)
    return refuse('nothing-built', vscode.l10n.t('No build of this Dockerfile failed at an instruction of a stage.'));
  const title = vscode.l10n.t('{0} before line {1}', stageTitle(cut.stage), cut.line + 1);
  const asked = mark?.request ?? {};
  const built = await buildCut(services, document.uri, { ...cut, title, asked });
  if (built.kind !== 'built') return built;
  const image = await imageOf(services, built.tag, title);
  if (isOutcome(image)) return image;
  const state = { ...image, ...cut, isPassing: true, dockerfile: document.uri, asked };
  const outcome = await openShell(services, state, {
    title,
    variables: await variablesOf(services, state),
    message: shellMessage(vscode.l10n.t('Here the build goes on with line {0}:', cut.line + 1), cut.next),
  });
  if (outcome.kind === 'no-shell') void offerInsteadOfShell(services, state);
  return outcome;
}

async function variablesOf(services: BuildServices, { dockerfile, stage, asked, details }: BuiltStage) {
  const needs = await services.needs(dockerfile, stage.index);
  return stageVariables(needs?.arguments ?? [], asked.buildArgs ?? [], details.env);
}
