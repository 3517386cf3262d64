import type { DiagramPoint } from '../../protocol/diagram';
import { curve, pointsAlong, smooth, straight } from './curve';
import { grouped } from './grouped';
import { Obstacles } from './obstacles';
import { arrowLength, type Box, type Boxes, endsOf, type Placement } from './placement';

type Spline = readonly DiagramPoint[];
/** A piece of an edge on its way down, being laid out. */
interface Piece {
  points: DiagramPoint[];
  /** The node at whose lower side it begins, and the one at whose upper side it ends; a plate is none. */
  readonly upper?: string;
  readonly lower?: string;
  readonly arrow?: 'upper' | 'lower';
}

const widestGap = 26;
const inset = 20;
/** How far from a node it is decided on which side of another edge one comes. */
const look = 30;
const upright = 14;
const loopWidth = 22;
const wiggle = 12;

/**
 * The final course of each edge: out at the lower side of a node and in at the upper side of the next, beside the other
 * edges there; a plain curve where nothing stands in the way, else the way that the layout found. An edge against the
 * flow runs the other way round.
 */
export function route(boxes: Boxes, placement: Placement): readonly Spline[] {
  const edges = boxes.edges.map((_, index) => piecesOf(boxes, placement, index));
  spreadEnds(boxes, placement, edges.flat());
  for (const [index, pieces] of edges.entries()) meetPlate(boxes, placement, index, pieces);
  const obstacles = new Obstacles(allBoxes(boxes, placement));
  for (const piece of edges.flat()) piece.points = [...simplified(piece.points, obstacles)];
  return edges.map((pieces, index) => joined(pieces, placement.edges[index].flow));
}

function piecesOf(boxes: Boxes, placement: Placement, index: number): readonly Piece[] {
  const { flow, pieces } = placement.edges[index];
  const [upper, lower] = endsOf(boxes.edges[index], flow);
  const [first, second] = pieces.map((points) => [...points]);
  if (!second) return first ? [{ points: first, upper, lower, arrow: flow === 'up' ? 'upper' : 'lower' }] : [];
  if (flow === 'loop')
    return [
      { points: first, upper },
      { points: second, upper, arrow: 'upper' },
    ];
  if (flow === 'up')
    return [
      { points: first, upper, arrow: 'upper' },
      { points: second, lower },
    ];
  return [
    { points: first, upper },
    { points: second, lower, arrow: 'lower' },
  ];
}

function spreadEnds({ nodes }: Boxes, placement: Placement, pieces: readonly Piece[]): void {
  const below = grouped(pieces, ({ upper }) => upper);
  const above = grouped(pieces, ({ lower }) => lower);
  for (const [index, node] of nodes.entries()) {
    const box = { width: node.width, height: node.height, ...placement.nodes[index] };
    for (const [piece, x] of besideOneAnother(below.get(node.id) ?? [], box, 'upper')) {
      const y = box.y + box.height + (piece.arrow === 'upper' ? arrowLength : 0);
      setUpper(piece, { x, y });
    }
    for (const [piece, x] of besideOneAnother(above.get(node.id) ?? [], box, 'lower')) {
      setLower(piece, { x, y: box.y - (piece.arrow === 'lower' ? arrowLength : 0) });
    }
  }
}

function setUpper({ points }: Piece, { x, y }: DiagramPoint): void {
  points.splice(0, 2, { x, y }, { x, y: y + uprightPart(points[1].y - y) });
}

function setLower({ points }: Piece, { x, y }: DiagramPoint): void {
  points.splice(-2, 2, { x, y: y - uprightPart(y - points[points.length - 2].y) }, { x, y });
}

function uprightPart(wanted: number): number {
  return Math.min(3 * upright, Math.max(upright, wanted));
}

/** Gives each piece its place along the side of a box, in the order in which the other ends lie. */
function besideOneAnother(pieces: readonly Piece[], box: Box, end: 'upper' | 'lower'): readonly [Piece, number][] {
  const gap = pieces.length > 1 ? Math.min(widestGap, (box.width - 2 * inset) / (pieces.length - 1)) : 0;
  const middle = box.x + box.width / 2;
  const keyed = pieces.map((piece) => ({ piece, key: otherSide(piece.points, end) }));
  const ordered = keyed.sort((a, b) => a.key - b.key);
  return ordered.map(({ piece }, position) => [piece, middle + (position - (pieces.length - 1) / 2) * gap]);
}

/** Where a piece is once it has left the row of the node at the given end; control points do not count. */
function otherSide(spline: Spline, end: 'upper' | 'lower'): number {
  const onCurve = spline.filter((_, index) => index % 3 === 0);
  const points = end === 'upper' ? onCurve : onCurve.reverse();
  const away = points.find(({ y }) => Math.abs(y - points[0].y) > look);
  return (away ?? points[points.length - 1]).x;
}

function meetPlate({ edges }: Boxes, placement: Placement, index: number, [first, second]: readonly Piece[]): void {
  const { plate } = edges[index];
  const { plateAt, flow } = placement.edges[index];
  if (!plate || !plateAt || !second) return;
  const x = plateAt.x + plate.width / 2;
  const aside = flow === 'loop' ? Math.min(loopWidth, plate.width - 8) / 2 : 0;
  first.points.splice(-1, 1, { x: x - aside, y: plateAt.y });
  if (flow === 'loop') second.points.splice(-1, 1, { x: x + aside, y: plateAt.y });
  else second.points.splice(0, 1, { x, y: plateAt.y + plate.height });
}

function allBoxes({ nodes, edges }: Boxes, placement: Placement): readonly Box[] {
  const plates = edges.flatMap(({ plate }, index) => {
    const at = placement.edges[index].plateAt;
    return plate && at ? [{ ...at, width: plate.width, height: plate.height }] : [];
  });
  return [...nodes.map(({ width, height }, index) => ({ width, height, ...placement.nodes[index] })), ...plates];
}

/** The plainest of the courses that touch nothing on their way. */
function simplified(spline: Spline, obstacles: Obstacles): Spline {
  const [start, end] = [spline[0], spline[spline.length - 1]];
  const own = (box: Box) => touches(box, start) || touches(box, end);
  const isClear = (course: Spline) => !obstacles.hit(pointsAlong(course), own);
  if (end.y > start.y && isClear(curve(start, end))) return curve(start, end);
  return isClear(smooth(spline)) ? smooth(straightened(spline, isClear)) : spline;
}

/** Without the joints that it passes near to anyway: further off, it could come across other edges. */
function straightened(spline: Spline, isClear: (course: Spline) => boolean): Spline {
  let points = spline;
  for (let joint = 3; joint < points.length - 1; ) {
    const without = [...points.slice(0, joint - 1), ...points.slice(joint + 2)];
    const course = smooth(without);
    if (passes(course, points[joint]) && isClear(course)) points = without;
    else joint += 3;
  }
  return points;
}

function passes(course: Spline, { x, y }: DiagramPoint): boolean {
  return pointsAlong(course).some((point) => Math.hypot(point.x - x, point.y - y) < wiggle);
}

function touches(box: Box, { x, y }: DiagramPoint): boolean {
  const reach = arrowLength + 1;
  return x >= box.x && x <= box.x + box.width && y >= box.y - reach && y <= box.y + box.height + reach;
}

/** The whole of an edge in the direction of its arrow; the line runs on behind the plate. */
function joined(pieces: readonly Piece[], flow: Placement['edges'][number]['flow']): Spline {
  const [first, second] = pieces.map(({ points }) => points);
  if (!first) return [];
  const down = second ? connected(first, flow === 'loop' ? [...second].reverse() : second) : first;
  return (flow === 'up' ? [...down].reverse() : down).map(rounded);
}

function connected(first: Spline, second: Spline): Spline {
  return [...first, ...straight(first[first.length - 1], second[0]), ...second.slice(1)];
}

function rounded({ x, y }: DiagramPoint): DiagramPoint {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
