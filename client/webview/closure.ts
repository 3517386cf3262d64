import type { Diagram, DiagramEdge } from '../../server/src/protocol/diagram';

/** Ids of a part of a picture. */
export interface Closure {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

type Edges = Pick<Diagram, 'edges'>;

/** A node with all that it needs and all that needs it, however far. */
export function closureOf({ edges }: Edges, id: string): Closure {
  const needs = walk(edges, id, 'to', 'from');
  const users = walk(edges, id, 'from', 'to');
  return {
    nodes: new Set([...needs.nodes, ...users.nodes]),
    edges: new Set([...needs.edges, ...users.edges]),
  };
}

/** An edge with its two ends. */
export function endsOf({ id, from, to }: DiagramEdge): Closure {
  return { nodes: new Set([from, to]), edges: new Set([id]) };
}

function walk(edges: readonly DiagramEdge[], start: string, at: 'from' | 'to', on: 'from' | 'to') {
  const nodes = new Set([start]);
  const found = new Set<string>();
  // A set that grows while it is walked is walked to its end.
  for (const node of nodes) {
    for (const edge of edges) {
      if (edge[at] !== node) continue;
      found.add(edge.id);
      nodes.add(edge[on]);
    }
  }
  return { nodes, edges: found };
}
