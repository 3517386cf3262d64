import { chosenByVariable } from '../../model/chosenByVariable';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { StageRole } from '../../protocol/diagram';
import { mistypedNames } from '../../rules/shared/stages/mistypedNames';
import { builtStage } from '../seenAs';

/** What each stage is for when the chosen one is built, else that of the build as which the file is seen, or the last. */
export function stageRoles(graph: StageGraph, chosen?: Stage): (stage: Stage) => StageRole {
  const target = chosen ?? builtStage(graph);
  if (!target) return () => 'idle';
  const reached = new Set(graph.reachedFrom(target));
  return (stage) => {
    if (graph.ships(stage, target)) return 'ships';
    return reached.has(stage) ? 'builds' : 'idle';
  };
}

/** Whether something in the file uses a stage. In doubt it does: a mistyped name or a variable may hide the use. */
export function stageUses(graph: StageGraph): (stage: Stage) => boolean {
  if (graph.unreadable) return () => true;
  const used = new Set<Stage>(mistypedNames(graph).map(({ meant }) => meant));
  for (const { source, stage } of graph.stages.flatMap(({ dependencies }) => dependencies)) {
    if (source.kind === 'stage' && source.stage !== stage) used.add(source.stage);
  }
  for (const { source } of graph.triggerReferences) if (source.kind === 'stage') used.add(source.stage);
  const mayBeChosen = chosenByVariable(graph);
  return (stage) => used.has(stage) || mayBeChosen(stage);
}
