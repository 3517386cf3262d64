import type { Stage, StageGraph } from './stageGraph';

/**
 * For each stage the target in whose image its files are: reached by FROM alone. Targets are the last stage, the stages
 * that `asked` has, and those that no other stage takes from, but for what only tests or develops. Where a stage ships in
 * several, the default one counts, then the first. Linear.
 */
export function shippedIn(graph: StageGraph, asked: Iterable<Stage> = []): ReadonlyMap<Stage, Stage> {
  const shipped = new Map<Stage, Stage>();
  for (const target of shippingTargets(graph, asked)) {
    for (let at: Stage | undefined = target; at && !shipped.has(at); at = baseOf(at)) shipped.set(at, target);
  }
  return shipped;
}

function shippingTargets(graph: StageGraph, asked: Iterable<Stage>): ReadonlySet<Stage> {
  const targets = new Set<Stage>();
  if (graph.defaultStage) targets.add(graph.defaultStage);
  for (const stage of asked) if (!isForDevelopment(stage)) targets.add(stage);
  for (const stage of graph.stages) {
    if (stage.name !== undefined && !isForDevelopment(stage) && graph.dependents(stage).length === 0) targets.add(stage);
  }
  return targets;
}

const development =
  /(?:^|[-_.])(?:tests?|testing|lint(?:er)?|dev|develop(?:ment)?|debug(?:ger)?|ci|checks?|e2e|bench(?:mark)?|docs?|build(?:er)?|compile|vendor(?:ed)?|validate|fmt|format|coverage|deps|dependencies|cache|tools?)(?:$|[-_.\d])/;

/** Whether a stage's name says that nobody runs what it makes in production. */
function isForDevelopment({ name }: Stage): boolean {
  return name !== undefined && development.test(name);
}

function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}
