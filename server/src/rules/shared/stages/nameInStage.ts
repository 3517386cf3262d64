import type { Stage, StageGraph } from '../../../model/stageGraph';

/** A place where a stage can be named. */
export interface NamingPlace {
  readonly graph: StageGraph;
  /** The stage in which it is. */
  readonly index: number;
  readonly inFrom: boolean;
}

/** The name by which `stage` is taken from there; undefined where it has none, or where that means another stage or a circle. */
export function nameInStage(stage: Stage, { graph, index, inFrom }: NamingPlace): string | undefined {
  const { name } = stage;
  if (name === undefined || stage.index >= index) return undefined;
  const named = inFrom ? graph.baseNamed(name, index) : graph.stageNamed(name);
  const isCircle = () => graph.reachedFrom(stage).some((reached) => reached.index === index);
  return named === stage && !isCircle() ? name : undefined;
}
