import type { Location, Position } from 'vscode-languageserver-types';
import type { TargetFile } from '../../workspace/targetFile';
import { placeKey } from '../outsideNames';
import { stagePlaces } from '../references';
import { stagesAskedFor, targetAt } from './targetAt';

/** Every place that names the stage that the target under the cursor means: in its Dockerfile, here and elsewhere. */
export function targetReferences(
  file: TargetFile,
  position: Position,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Location[] | undefined {
  const place = targetAt(file, position);
  if (!place) return undefined;
  const found = stagesAskedFor(place).flatMap(({ snapshot, stage }) =>
    stagePlaces(snapshot, stage, includeDeclaration),
  );
  return [...new Map(found.map((location) => [placeKey(location), location])).values()];
}
