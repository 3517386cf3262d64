import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  type Range,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { Dependency, Stage, StageGraph } from '../model/stageGraph';
import { touches } from '../util/span';
import type { Snapshot } from '../workspace/snapshot';
import { declarationRange, stageRange } from './definition';
import { meaningOf, nameAt } from './nameAt';
import { baseLabel, stageLabel } from './words';

/** Where a stage was when its item was made; the file may have been edited since. */
interface StageKey {
  readonly index: number;
  readonly name: string | undefined;
}

/**
 * The stage that is named at a position, or that a FROM begins. To take from a stage is to call it, so what a stage
 * calls is what it needs. Images have no place of their own and are left out.
 */
export function prepareCallHierarchy(snapshot: Snapshot, position: Position): CallHierarchyItem | undefined {
  const stage = stageNamedAt(snapshot, position);
  return stage && itemOf(snapshot, stage);
}

/** The stages that take from the item's stage. */
export function incomingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyIncomingCall[] | undefined {
  const stage = stageOf(snapshot.graph, item);
  return (
    stage &&
    byStage(snapshot.graph.dependents(stage), (dependency) => dependency.stage).map(([from, ranges]) => ({
      from: itemOf(snapshot, from),
      fromRanges: ranges,
    }))
  );
}

/** The stages that the item's stage takes from. */
export function outgoingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyOutgoingCall[] | undefined {
  const stage = stageOf(snapshot.graph, item);
  const source = (dependency: Dependency) => (dependency.source.kind === 'stage' ? dependency.source.stage : undefined);
  return (
    stage &&
    byStage(stage.dependencies, source).map(([to, ranges]) => ({
      to: itemOf(snapshot, to),
      fromRanges: ranges,
    }))
  );
}

function stageNamedAt(snapshot: Snapshot, position: Position): Stage | undefined {
  const name = nameAt(snapshot, position);
  const source = name && meaningOf(name);
  if (source?.kind === 'stage') return source.stage;
  const stage = snapshot.graph.stageAt(position.line);
  const offset = stage?.from.offsetAt(position);
  return stage && offset !== undefined && touches(stage.from.parts, offset) ? stage : undefined;
}

function itemOf({ uri }: Snapshot, stage: Stage): CallHierarchyItem {
  const data: StageKey = { index: stage.index, name: stage.name };
  return {
    name: stageLabel(stage),
    kind: SymbolKind.Module,
    detail: baseLabel(stage),
    uri,
    range: stageRange(stage),
    selectionRange: declarationRange(stage),
    data,
  };
}

/** The stage of an item that may be older than the graph: the one of its name, nearest to where it was. */
function stageOf(graph: StageGraph, { data, range }: CallHierarchyItem): Stage | undefined {
  const { index, name }: Partial<StageKey> = data ?? {};
  if (index === undefined) return graph.stageAt(range.start.line);
  const same = graph.stages[index];
  if (same?.name === name || name === undefined) return same;
  const distance = (stage: Stage) => Math.abs(stage.index - index);
  return [...graph.stagesNamed(name)].sort((a, b) => distance(a) - distance(b))[0];
}

/** Dependencies by the stage at their other end, with their places in the stage that takes. */
function byStage(
  dependencies: readonly Dependency[],
  stageOf: (dependency: Dependency) => Stage | undefined,
): [Stage, Range[]][] {
  const found = new Map<Stage, Range[]>();
  for (const dependency of dependencies) {
    const stage = stageOf(dependency);
    if (!stage) continue;
    const ranges = found.get(stage);
    if (ranges) ranges.push(placeOf(dependency));
    else found.set(stage, [placeOf(dependency)]);
  }
  return [...found];
}

/** What the base of a stage triggers in it is taken by its FROM. */
function placeOf({ trigger, stage, range }: Dependency): Range {
  return trigger ? stage.base.range : range;
}
