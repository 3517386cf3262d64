import * as l10n from '@vscode/l10n';
import type { Position } from 'vscode-languageserver-types';
import { Refusal } from '../../protocol/refusal';
import { pathBeside } from '../../util/uris';
import type { TargetFile } from '../../workspace/targetFile';
import { prepareRename, type Renamable } from '../rename/rename';
import { type RenameOptions, type Renaming, renameStages } from '../rename/renameEverywhere';
import { type AskedStage, dockerfilesOf, stagesAskedFor, type TargetPlace, targetAt } from './targetAt';

/**
 * The target under the cursor, if the stage that it means can be renamed. Undefined where no target stands; throws a
 * Refusal where it is no stage, or something hangs on the name that can't be rewritten.
 */
export function prepareTargetRename(file: TargetFile, position: Position): Renamable | undefined {
  const place = targetAt(file, position);
  if (!place || place.written === '') return undefined;
  for (const { snapshot, stage } of stagesToRename(file, place)) {
    if (stage.nameRange) prepareRename(snapshot, stage.nameRange.start);
  }
  return { range: place.range, placeholder: place.written };
}

/**
 * What has to change for the stage that the target under the cursor means to be called `newName` everywhere. Where it
 * stands for stages of several Dockerfiles, all of those. Undefined where no target stands; throws a Refusal as above.
 */
export async function renameTarget(
  file: TargetFile,
  position: Position,
  newName: string,
  options: RenameOptions,
): Promise<Renaming | undefined> {
  const place = targetAt(file, position);
  if (!place || place.written === '') return undefined;
  return renameStages(stagesToRename(file, place), newName, options);
}

function stagesToRename(file: TargetFile, place: TargetPlace): readonly AskedStage[] {
  const stages = stagesAskedFor(place);
  if (stages.length > 0) return stages;
  const [dockerfile] = dockerfilesOf(place);
  if (!dockerfile) throw new Refusal(l10n.t("The Dockerfile that has '{0}' was not found.", place.written));
  throw new Refusal(l10n.t("'{0}' is no stage of {1}.", place.written, pathBeside(dockerfile.uri, file.uri)));
}
