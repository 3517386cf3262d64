import type { Diagram, DiagramNode } from '../../server/src/protocol/diagram';

export type Direction = 'up' | 'down' | 'left' | 'right';

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export function directionOf(key: string): Direction | undefined {
  return directions[key];
}

/** The node that an arrow key leads to: up and down along the edges, else the nearest one on that side. */
export function nodeTowards(diagram: Diagram, from: DiagramNode, direction: Direction): DiagramNode | undefined {
  const joined = new Set(joinedTo(diagram, from.id, direction));
  const neighbours = diagram.nodes.filter(({ id }) => joined.has(id));
  return (
    nearest(neighbours, from) ??
    nearest(
      diagram.nodes.filter((node) => liesTowards(node, from, direction)),
      from,
    )
  );
}

function joinedTo({ edges }: Diagram, id: string, direction: Direction): readonly string[] {
  if (direction === 'down') return edges.filter(({ from, to }) => from === id && to !== id).map(({ to }) => to);
  if (direction === 'up') return edges.filter(({ from, to }) => to === id && from !== id).map(({ from }) => from);
  return [];
}

function liesTowards(node: DiagramNode, from: DiagramNode, direction: Direction): boolean {
  const [a, b] = [middle(node), middle(from)];
  const [dx, dy] = [a.x - b.x, a.y - b.y];
  switch (direction) {
    case 'up':
      return dy < -1 && -dy >= Math.abs(dx);
    case 'down':
      return dy > 1 && dy >= Math.abs(dx);
    case 'left':
      return dx < -1 && -dx >= Math.abs(dy);
    case 'right':
      return dx > 1 && dx >= Math.abs(dy);
  }
}

function nearest(nodes: readonly DiagramNode[], from: DiagramNode): DiagramNode | undefined {
  const center = middle(from);
  const distance = (node: DiagramNode) => Math.hypot(middle(node).x - center.x, middle(node).y - center.y);
  return [...nodes].sort((a, b) => distance(a) - distance(b))[0];
}

function middle({ x, y, width, height }: DiagramNode) {
  return { x: x + width / 2, y: y + height / 2 };
}
