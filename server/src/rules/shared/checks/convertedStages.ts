import type { Command } from '../../../model/convertStage';
import type { Stage, StageGraph } from '../../../model/stageGraph';

/** The stages whose commands BuildKit's checks look at: all, or those that are reached where a target was asked for. */
export function convertedStages(graph: StageGraph): readonly Stage[] {
  const { target } = graph.inputs;
  if (target === undefined || !graph.stageNamed(target)) return graph.stages;
  return reachedStages(graph).filter(({ replacedBy }) => replacedBy === undefined);
}

/**
 * The stages in which a build without a target, or of the one that was asked for, runs triggers of their bases, with
 * these triggers. BuildKit's checks see triggers there and nowhere else. Empty for nearly all files.
 */
export function triggeredCommands(graph: StageGraph): ReadonlyMap<Stage, readonly Command[]> {
  const found = graph.stages.filter((stage) => graph.triggersIn(stage).length > 0);
  if (found.length === 0) return none;
  const reached = new Set(reachedStages(graph));
  return new Map(found.filter((stage) => reached.has(stage)).map((stage) => [stage, graph.triggersIn(stage)]));
}

const none: ReadonlyMap<Stage, readonly Command[]> = new Map();

function reachedStages(graph: StageGraph): readonly Stage[] {
  const { target } = graph.inputs;
  const stage = target === undefined ? graph.defaultStage : graph.stageNamed(target);
  return stage ? graph.reachedFrom(stage) : [];
}
