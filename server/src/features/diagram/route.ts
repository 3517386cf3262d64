import type { DiagramPoint } from '../../protocol/diagram';
import type { Size } from './boxes';
import { curve, keepsClear, smooth, straight } from './curve';
import { arrowLength, type Boxes, type Placement } from './placement';

type Spline = readonly DiagramPoint[];
type Box = DiagramPoint & Size;

const widestGap = 26;
const inset = 20;
/** How far from a node it is decided on which side of another edge one comes. */
const look = 30;
const upright = 14;
const clearance = 5;

/**
 * The final course of each edge: out at the lower side of a node and in at the upper side of the next, beside the other
 * edges there; a plain curve where nothing stands in the way, else the way that the layout found.
 */
export function route(boxes: Boxes, placement: Placement): readonly Spline[] {
  const pieces = placement.edges.map((edge) => edge.pieces.map((piece) => [...piece]));
  spreadEnds(boxes, placement, pieces);
  centreAtPlates(boxes, placement, pieces);
  const obstacles = allBoxes(boxes, placement);
  return pieces.map((parts) => joined(parts.map((part) => simplified(part, obstacles))));
}

function spreadEnds({ nodes, edges }: Boxes, placement: Placement, pieces: DiagramPoint[][][]): void {
  for (const [index, node] of nodes.entries()) {
    const box = { ...node, ...placement.nodes[index] };
    const leaving = edges.flatMap(({ edge }, at) => (edge.from === node.id ? [pieces[at][0]] : []));
    const coming = edges.flatMap(({ edge }, at) => (edge.to === node.id ? [pieces[at][pieces[at].length - 1]] : []));
    for (const [piece, x] of besideOneAnother(leaving, box, 0)) {
      const y = box.y + box.height;
      piece[0] = { x, y };
      piece[1] = { x, y: y + uprightPart(piece[1].y - y) };
    }
    for (const [piece, x] of besideOneAnother(coming, box, -1)) {
      const y = box.y - arrowLength;
      piece[piece.length - 1] = { x, y };
      piece[piece.length - 2] = { x, y: y - uprightPart(y - piece[piece.length - 2].y) };
    }
  }
}

function centreAtPlates({ edges }: Boxes, placement: Placement, pieces: DiagramPoint[][][]): void {
  for (const [index, { plate }] of edges.entries()) {
    const at = placement.edges[index].plateAt;
    const [first, second] = pieces[index];
    if (!plate || !at || !second) continue;
    const x = at.x + plate.width / 2;
    first[first.length - 1] = { x, y: at.y };
    second[0] = { x, y: at.y + plate.height };
  }
}

function uprightPart(wanted: number): number {
  return Math.min(3 * upright, Math.max(upright, wanted));
}

/** Gives each piece its place along the side of a box, in the order in which the other ends lie. */
function besideOneAnother(
  pieces: readonly DiagramPoint[][],
  box: Box,
  end: 0 | -1,
): readonly [DiagramPoint[], number][] {
  const gap = pieces.length > 1 ? Math.min(widestGap, (box.width - 2 * inset) / (pieces.length - 1)) : 0;
  const middle = box.x + box.width / 2;
  const keyed = pieces.map((piece) => ({ piece, key: otherSide(piece, end) }));
  const ordered = keyed.sort((a, b) => a.key - b.key);
  return ordered.map(({ piece }, position) => [piece, middle + (position - (pieces.length - 1) / 2) * gap]);
}

/** Where a piece is once it has left the row of the node at the given end; control points do not count. */
function otherSide(piece: Spline, end: 0 | -1): number {
  const onCurve = piece.filter((_, index) => index % 3 === 0);
  const points = end === 0 ? onCurve : onCurve.reverse();
  const away = points.find(({ y }) => Math.abs(y - points[0].y) > look);
  return (away ?? points[points.length - 1]).x;
}

function allBoxes({ nodes, edges }: Boxes, placement: Placement): readonly Box[] {
  const plates = edges.flatMap(({ plate }, index) => {
    const at = placement.edges[index].plateAt;
    return plate && at ? [{ ...at, width: plate.width, height: plate.height }] : [];
  });
  return [...nodes.map(({ width, height }, index) => ({ width, height, ...placement.nodes[index] })), ...plates];
}

function simplified(piece: Spline, obstacles: readonly Box[]): Spline {
  const [start, end] = [piece[0], piece[piece.length - 1]];
  if (end.y <= start.y) return smooth(piece);
  const plain = curve(start, end);
  const touches = (box: Box) => includes(box, start) || includes(box, { x: end.x, y: end.y + arrowLength });
  return obstacles.every((box) => touches(box) || keepsClear(plain, box, clearance)) ? plain : smooth(piece);
}

function includes(box: Box, { x, y }: DiagramPoint): boolean {
  return x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1;
}

/** The line runs on behind the plate. */
function joined(pieces: readonly Spline[]): Spline {
  const [first, second] = pieces;
  const rounded = ({ x, y }: DiagramPoint) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 });
  if (!second) return first.map(rounded);
  return [...first, ...straight(first[first.length - 1], second[0]), ...second.slice(1)].map(rounded);
}
