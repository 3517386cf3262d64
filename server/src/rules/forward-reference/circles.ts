import type { Dependency, StageGraph } from '../../model/stageGraph';

/** The links of circles, which another rule speaks of. */
export interface Circles {
  has(dependency: Dependency): boolean;
}

/** The links that stand where a circle has one. */
export function circlesOf(graph: StageGraph): Circles {
  const places = new Set<string>();
  for (const { id, related } of graph.fileErrors) {
    if (id !== 'cycle') continue;
    for (const { range } of related) places.add(`${range.start.line}:${range.start.character}`);
  }
  return { has: ({ range: { start } }) => places.has(`${start.line}:${start.character}`) };
}
