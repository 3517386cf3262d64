import type { Location, Position } from 'vscode-languageserver-types';
import type { Source, Stage } from '../model/stageGraph';
import { touches } from '../util/span';
import type { Snapshot } from '../workspace/snapshot';
import { declarationRange } from './definition';
import { meaningOf, nameAt, placesThatName } from './nameAt';
import { outsideNames } from './outsideNames';
import { stageReferences } from './stageReferences';
import { type Asking, variableAskedFor } from './variables/variableAt';
import { variableReferences } from './variables/variablePlaces';

/**
 * Every place that names what the name under the cursor means, in file order and then those of other files: by binding
 * and not by spelling, numbers and variables included; for a variable, every place that stands for it. On the keyword of
 * a FROM that means its stage, which may have no name. Undefined where nothing is named.
 */
export function references(
  snapshot: Snapshot,
  position: Position,
  { includeDeclaration, ...asking }: { readonly includeDeclaration: boolean } & Asking,
): Location[] | undefined {
  const variable = variableAskedFor(snapshot, position, asking);
  if (variable) return variableReferences(snapshot, variable, { includeDeclaration });
  const source = sourceAt(snapshot, position);
  if (!source) return undefined;
  if (source.kind === 'stage') return stagePlaces(snapshot, source.stage, includeDeclaration);
  return placesThatName(snapshot, source).map(({ range }) => ({ uri: snapshot.uri, range }));
}

/** Every place that names a stage, here and in other files. */
export function stagePlaces(snapshot: Snapshot, stage: Stage, includeDeclaration: boolean): Location[] {
  const ranges = stageReferences(snapshot, stage).map(({ range }) => range);
  if (includeDeclaration) ranges.unshift(declarationRange(stage));
  const places = ranges.map((range) => ({ uri: snapshot.uri, range }));
  return [...places, ...outsideNames(snapshot, stage).map(({ uri, range }) => ({ uri, range }))];
}

function sourceAt(snapshot: Snapshot, position: Position): Source | undefined {
  const name = nameAt(snapshot, position);
  if (name) return meaningOf(name);
  const stage = snapshot.graph.stageAt(position.line);
  return stage && isOnKeyword(stage, position) ? { kind: 'stage', stage } : undefined;
}

function isOnKeyword({ from }: Stage, position: Position): boolean {
  const offset = from.offsetAt(position);
  return offset !== undefined && touches(from.parts.keyword, offset);
}
