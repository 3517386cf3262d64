import type { Location, LocationLink, Position, Range } from 'vscode-languageserver-types';
import type { Stage } from '../model/stageGraph';
import type { Snapshot } from '../workspace/snapshot';
import { cursorAt, referenceAt } from './cursor';
import { type Asking, variableAskedFor } from './variables/variableAt';
import { variableDefinition } from './variables/variablePlaces';

/** The stage that the name under the cursor means, or the ARG or ENV of a variable; nothing for an image. */
export function definitionLink(snapshot: Snapshot, position: Position, asking?: Asking): LocationLink | undefined {
  const variable = variableAskedFor(snapshot, position, asking);
  return (variable && variableDefinition(snapshot, variable)) ?? stageLink(snapshot, position);
}

function stageLink(snapshot: Snapshot, position: Position): LocationLink | undefined {
  const cursor = cursorAt(snapshot, position);
  if (!cursor) return undefined;
  const source = referenceAt(snapshot, cursor, position)?.source;
  const stage = cursor.kind === 'name' ? cursor.stage : source?.kind === 'stage' ? source.stage : undefined;
  if (!stage) return undefined;
  return {
    originSelectionRange: cursor.range,
    targetUri: snapshot.uri,
    targetRange: stageRange(stage),
    targetSelectionRange: declarationRange(stage),
  };
}

/** `definitionLink` for clients that know no links. */
export function definition(snapshot: Snapshot, position: Position, asking?: Asking): Location | undefined {
  const link = definitionLink(snapshot, position, asking);
  return link && { uri: link.targetUri, range: link.targetSelectionRange };
}

/** From FROM to the end of the stage's last instruction. */
export function stageRange(stage: Stage): Range {
  const last = stage.instructions[stage.instructions.length - 1];
  return { start: stage.from.range.start, end: last.range.end };
}

/** The name after AS, or the base of a stage that has none. */
export function declarationRange(stage: Stage): Range {
  return stage.nameRange ?? (stage.base.word ? stage.base.range : stage.from.rangeOf(stage.from.parts.keyword));
}
