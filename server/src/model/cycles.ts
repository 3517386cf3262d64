import type { Dependency, Stage } from './stageGraph';

/** The way into a cycle and around it, link by link, and the stage at which BuildKit began to look. */
export interface Cycle {
  readonly start: Stage;
  /** From `start` on; the last one leads back to a stage on the way. */
  readonly links: readonly Dependency[];
}

/**
 * The first cycle of COPY and mount dependencies, as BuildKit finds it: stages in file order, depth first; bases are not
 * followed. Every stage is visited once, whatever the number of links.
 */
export function findCycle(stages: readonly Stage[]): Cycle | undefined {
  const visited = new Set<Stage>();
  for (const start of stages) {
    if (visited.has(start) || !start.dependencies.some(isLink)) continue;
    const links = walk(start, visited);
    if (links) return { start, links };
  }
  return undefined;
}

interface Step {
  readonly stage: Stage;
  readonly links: readonly Dependency[];
  next: number;
}

function walk(start: Stage, visited: Set<Stage>): Dependency[] | undefined {
  const onPath = new Set<Stage>([start]);
  const path: Step[] = [{ stage: start, links: linksOf(start), next: 0 }];
  const taken: Dependency[] = [];
  visited.add(start);
  while (path.length > 0) {
    const step = path[path.length - 1] as Step;
    const link = step.links[step.next++];
    if (!link) {
      path.pop();
      taken.pop();
      onPath.delete(step.stage);
      continue;
    }
    const source = sourceStage(link);
    if (!source) continue;
    if (onPath.has(source)) return [...taken, link];
    if (visited.has(source)) continue;
    visited.add(source);
    onPath.add(source);
    taken.push(link);
    path.push({ stage: source, links: linksOf(source), next: 0 });
  }
  return undefined;
}

/** One link for each source: the last one that leads to it, at the place of the first. */
function linksOf(stage: Stage): readonly Dependency[] {
  const bySource = new Map<Stage, Dependency>();
  for (const dependency of stage.dependencies) {
    const source = isLink(dependency) ? sourceStage(dependency) : undefined;
    if (source) bySource.set(source, dependency);
  }
  return [...bySource.values()];
}

function sourceStage({ source }: Dependency): Stage | undefined {
  return source.kind === 'stage' ? source.stage : undefined;
}

function isLink({ kind, source }: Dependency): boolean {
  return (kind === 'copy' || kind === 'mount') && source.kind === 'stage';
}
