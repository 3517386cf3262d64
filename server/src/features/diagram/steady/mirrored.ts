import type { DiagramPoint } from '../../../protocol/diagram';
import type { Size } from '../boxes';
import type { Boxes, Placement } from '../placement';
import { matched } from './matched';
import type { Placed } from './steadyLayout';

/** A placement or its mirror image, whichever is more like the picture before: left and right mean nothing in it. */
export function nearer(boxes: Boxes, placement: Placement, before: Placed): Placement {
  const other = mirrored(boxes, placement);
  return shift(boxes, other, before) < shift(boxes, placement, before) ? other : placement;
}

function mirrored(boxes: Boxes, placement: Placement): Placement {
  const turned = ({ x, y }: DiagramPoint, { width }: Pick<Size, 'width'> = { width: 0 }) => ({
    x: placement.width - x - width,
    y,
  });
  return {
    ...placement,
    nodes: placement.nodes.map((at, index) => turned(at, boxes.nodes[index])),
    edges: placement.edges.map(({ flow, pieces, plateAt }, index) => ({
      flow,
      pieces: pieces.map((piece) => piece.map((point) => turned(point))),
      plateAt: plateAt && turned(plateAt, boxes.edges[index].plate),
    })),
  };
}

/** How far apart, sideways, what stayed stands from where it stood; both pictures seen from their middles. */
function shift(boxes: Boxes, placement: Placement, before: Placed): number {
  return matched(before.boxes, boxes).nodes.reduce<number>((sum, old, index) => {
    if (old === undefined) return sum;
    const now = placement.nodes[index].x + boxes.nodes[index].width / 2 - placement.width / 2;
    const then = before.placement.nodes[old].x + before.boxes.nodes[old].width / 2 - before.placement.width / 2;
    return sum + Math.abs(now - then);
  }, 0);
}
