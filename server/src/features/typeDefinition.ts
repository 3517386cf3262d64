import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { Stage } from '../model/stageGraph';
import type { Snapshot } from '../workspace/snapshot';
import { declarationRange, stageRange } from './definition';
import { meaningOf, nameAt } from './nameAt';

/**
 * Where the base of a stage comes from in the end: the FROM that names an image, at the end of the chain that begins
 * with the stage named at the position. Undefined where no stage is named.
 */
export function typeDefinitionLink(snapshot: Snapshot, position: Position): LocationLink | undefined {
  const name = nameAt(snapshot, position);
  const source = name && meaningOf(name);
  if (source?.kind !== 'stage') return undefined;
  const root = rootStage(source.stage);
  return {
    originSelectionRange: name?.range,
    targetUri: snapshot.uri,
    targetRange: stageRange(root),
    targetSelectionRange: root.base.word ? root.base.range : declarationRange(root),
  };
}

/** `typeDefinitionLink` for clients that know no links. */
export function typeDefinition(snapshot: Snapshot, position: Position): Location | undefined {
  const link = typeDefinitionLink(snapshot, position);
  return link && { uri: link.targetUri, range: link.targetSelectionRange };
}

/** A FROM only ever names a stage above, so this ends. */
function rootStage(stage: Stage): Stage {
  let at = stage;
  while (at.base.source.kind === 'stage') at = at.base.source.stage;
  return at;
}
