import type { ModelEdge } from '../diagramModel';
import type { Boxes } from '../placement';

/** Where things were in the picture before: for each node and edge of now its place in the lists of then. */
export interface Matched {
  readonly nodes: readonly (number | undefined)[];
  readonly edges: readonly (number | undefined)[];
}

/**
 * What stayed. A node is known by its id; a stage that has none of the ids before is the one that stood there between
 * the same neighbours, so that nothing moves while its name is typed.
 */
export function matched(before: Boxes, now: Boxes): Matched {
  const nodes = matchedNodes(before, now);
  const oldId = new Map(now.nodes.map(({ id }, index) => [id, before.nodes[nodes[index] ?? -1]?.id]));
  const oldEdges = new Map(before.edges.map(({ edge }, index) => [keyOf(edge), index]));
  const edges = now.edges.map(({ edge: { from, to, kind } }) => {
    const [oldFrom, oldTo] = [oldId.get(from), oldId.get(to)];
    if (oldFrom === undefined || oldTo === undefined) return undefined;
    return oldEdges.get(keyOf({ from: oldFrom, to: oldTo, kind }));
  });
  return { nodes, edges };
}

function keyOf({ from, to, kind }: Pick<ModelEdge, 'from' | 'to' | 'kind'>): string {
  return JSON.stringify([from, to, kind]);
}

function matchedNodes(before: Boxes, now: Boxes): readonly (number | undefined)[] {
  const indexOf = new Map(before.nodes.map(({ id }, index) => [id, index]));
  const found = now.nodes.map(({ id }) => indexOf.get(id));
  const taken = new Set(found);
  const isStage = (boxes: Boxes, index: number) => boxes.nodes[index]?.stageIndex !== undefined;
  const fill = (index: number, next: number | undefined) => {
    if (found[index] !== undefined || next === undefined || taken.has(next)) return;
    if (!isStage(now, index) || !isStage(before, next)) return;
    found[index] = next;
    taken.add(next);
  };
  for (const index of found.keys()) fill(index, index === 0 ? 0 : behind(found[index - 1], 1));
  for (const index of [...found.keys()].reverse()) fill(index, behind(found[index + 1], -1));
  return found;
}

function behind(index: number | undefined, step: number): number | undefined {
  return index === undefined ? undefined : index + step;
}
