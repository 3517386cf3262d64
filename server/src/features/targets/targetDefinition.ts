import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { TargetFile } from '../../workspace/targetFile';
import { declarationRange, stageRange } from '../definition';
import { stagesAskedFor, targetAt } from './targetAt';

/** The stage that the target under the cursor means; several where it is asked for in several Dockerfiles. */
export function targetDefinitionLinks(file: TargetFile, position: Position): LocationLink[] | undefined {
  const place = targetAt(file, position);
  return (
    place &&
    stagesAskedFor(place).map(({ snapshot, stage }) => ({
      originSelectionRange: place.range,
      targetUri: snapshot.uri,
      targetRange: stageRange(stage),
      targetSelectionRange: declarationRange(stage),
    }))
  );
}

/** `targetDefinitionLinks` for clients that know no links. */
export function targetDefinition(file: TargetFile, position: Position): Location[] | undefined {
  return targetDefinitionLinks(file, position)?.map(({ targetUri, targetSelectionRange }) => ({
    uri: targetUri,
    range: targetSelectionRange,
  }));
}
