// What must hold of every picture of stages.
import assert from 'node:assert/strict';
import type { DiagramPoint, Picture } from '../../server/src/protocol/diagram';

interface Box extends DiagramPoint {
  readonly width: number;
  readonly height: number;
}

/** Nothing overlaps or sticks out. */
export function assertTidy(picture: Picture): void {
  const boxes: Box[] = [...picture.nodes, ...picture.edges.flatMap(({ plate }) => plate ?? [])];
  for (const [index, box] of boxes.entries()) {
    assert.ok(box.x >= 0 && box.y >= 0, 'left or above');
    assert.ok(box.x + box.width <= picture.width && box.y + box.height <= picture.height, 'right or below');
    for (const other of boxes.slice(index + 1)) assert.ok(!overlap(box, other), JSON.stringify([box, other]));
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Every edge runs from its one node to the other. */
export function assertJoined({ nodes, edges }: Picture): void {
  const node = (id: string) => nodes.find((one) => one.id === id) as Box;
  for (const { from, to, path, id } of edges) {
    assert.equal(path.length % 3, 1, id);
    assert.ok(isAt(path[0], node(from), 1), `${id} leaves elsewhere`);
    assert.ok(isAt(path[path.length - 1], node(to), 10), `${id} arrives elsewhere`);
  }
}

function isAt({ x, y }: DiagramPoint, box: Box, reach: number): boolean {
  return x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - reach && y <= box.y + box.height + reach;
}
