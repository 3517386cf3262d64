import type { DiagramNode, Picture } from '../../server/src/protocol/diagram';

/** How far the nodes that stayed have moved between two pictures: the mean, in widths of a stage's card. */
export function pictureShift(before: Picture, after: Picture): number {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const moves = after.nodes.flatMap((node) => {
    const was = old.get(node.id);
    return was ? [distance(middle(was), middle(node))] : [];
  });
  const cards = before.nodes.filter(({ kind }) => kind === 'stage').map(({ width }) => width);
  return moves.length === 0 || cards.length === 0 ? 0 : mean(moves) / mean(cards);
}

function middle({ x, y, width, height }: DiagramNode): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}

function distance([x, y]: readonly [number, number], [otherX, otherY]: readonly [number, number]): number {
  return Math.hypot(x - otherX, y - otherY);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
