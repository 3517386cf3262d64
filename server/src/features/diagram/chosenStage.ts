import type { Stage, StageGraph } from '../../model/stageGraph';
import type { DiagramView } from '../../protocol/diagram';

/** The stage whose build somebody wants to see; undefined where there is none of that index (any more). */
export function chosenStage(graph: StageGraph, { target }: Pick<DiagramView, 'target'>): Stage | undefined {
  return target === undefined ? undefined : graph.stages[target];
}
