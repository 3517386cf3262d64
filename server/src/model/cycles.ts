import type { Dependency, Stage } from './stageGraph';

/** The way into a cycle and around it, link by link, and the stage at which BuildKit began to look. */
export interface Cycle {
  readonly start: Stage;
  /** From `start` on; the last one leads back to a stage on the way. */
  readonly links: readonly Dependency[];
}

/**
 * The cycles of COPY and mount dependencies, the one that BuildKit finds first: stages in file order, depth first; bases
 * are not followed. Every stage is visited once, whatever the number of links; one cycle is given for each link that
 * closes one.
 */
export function* findCycles(stages: readonly Stage[]): Generator<Cycle> {
  const visited = new Set<Stage>();
  for (const start of stages) {
    if (visited.has(start)) continue;
    if (start.dependencies.some((link) => isLink(link) && !leadsBack(link, start, visited))) {
      yield* walk(start, visited);
    } else visited.add(start);
  }
}

interface Step {
  readonly stage: Stage;
  readonly links: readonly Dependency[];
  next: number;
}

function* walk(start: Stage, visited: Set<Stage>): Generator<Cycle> {
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
    if (onPath.has(source)) yield { start, links: [...taken, link] };
    if (visited.has(source)) continue;
    visited.add(source);
    onPath.add(source);
    taken.push(link);
    path.push({ stage: source, links: linksOf(source), next: 0 });
  }
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

/** A link to a stage that was visited before this one closes no cycle. */
function leadsBack(link: Dependency, start: Stage, visited: ReadonlySet<Stage>): boolean {
  const source = sourceStage(link);
  return source !== undefined && source !== start && visited.has(source);
}
