import type * as vscode from 'vscode';
import { isOutcome } from '../build/buildOutcome';
import type { BuildServices } from '../build/buildServices';
import { stageTitle } from '../build/pickStage';
import { builtStage } from './builtStage';
import { offerInsteadOfShell } from './insteadOfShell';
import { openShell } from './openShell';
import type { RunOutcome } from './runOutcome';

/** Builds a stage and opens a shell in it, or says what there is instead. */
export async function shellInStage(
  services: BuildServices,
  given: vscode.Uri | undefined,
  stageIndex: number | undefined,
): Promise<RunOutcome> {
  const built = await builtStage(services, given, stageIndex);
  if (isOutcome(built)) return built;
  const outcome = await openShell(services, built, { title: stageTitle(built.stage) });
  if (outcome.kind === 'no-shell') void offerInsteadOfShell(services, built);
  return outcome;
}
