import type { Boxes } from './placement';

/** How an edge runs in a picture whose flow goes downwards. */
export type Flow = 'down' | 'up' | 'loop';

/**
 * Which edges run against the flow: those that lead back from a later stage to an earlier one and close a circle. All
 * others can be drawn downwards, so the rest of the picture stays as it would be without the mistake.
 */
export function flows({ nodes, edges }: Boxes): readonly Flow[] {
  const stageOf = new Map(nodes.map(({ id, stageIndex }) => [id, stageIndex ?? -1]));
  const next = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const isForward = ({ edge }: Boxes['edges'][number]) =>
    (stageOf.get(edge.from) ?? -1) >= (stageOf.get(edge.to) ?? -1);
  for (const box of edges) if (!isForward(box)) next.get(box.edge.from)?.push(box.edge.to);
  return edges.map((box) => {
    const { from, to } = box.edge;
    if (from === to) return 'loop';
    if (!isForward(box)) return 'down';
    if (leads(next, to, from)) return 'up';
    next.get(from)?.push(to);
    return 'down';
  });
}

function leads(next: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    if (id === to) return true;
    for (const other of next.get(id) ?? []) seen.add(other);
  }
  return false;
}
