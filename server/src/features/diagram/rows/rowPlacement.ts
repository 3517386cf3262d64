import type { DiagramPoint } from '../../../protocol/diagram';
import type { Flow } from '../flow';
import { type Boxes, type EdgePlace, margin, type Placement } from '../placement';
import type { Items } from './items';
import type { Cells } from './lanes';

/** The middles of cells and rows, wherever the origin is. */
export interface Middles {
  /** Of each cell. */
  readonly x: readonly number[];
  /** Of each row. */
  readonly y: readonly number[];
}

/** Makes a placement of what stands in rows: moves it to the origin, and draws the edges along their lanes. */
export function rowPlacement(
  boxes: Boxes,
  flow: readonly Flow[],
  items: Items,
  cells: Cells,
  middles: Middles,
): Placement {
  const { sizes, rowOf, chains } = cells;
  const corners = sizes.map(({ width, height }, cell) => ({
    x: middles.x[cell] - width / 2,
    y: middles.y[rowOf[cell]] - height / 2,
  }));
  const left = least(corners.map(({ x }) => x)) - margin;
  const top = least(corners.map(({ y }) => y)) - margin;
  const at = ({ x, y }: DiagramPoint) => ({ x: rounded(x - left), y: rounded(y - top) });
  const heights = rowHeights(cells);
  const piece = (arrow: number) => along(chains[arrow], cells, middles, heights).map(at);
  return {
    width: Math.ceil(-least(corners.map(({ x }, cell) => -x - sizes[cell].width)) - left + margin),
    height: Math.ceil(-least(corners.map(({ y }, cell) => -y - sizes[cell].height)) - top + margin),
    nodes: corners.slice(0, items.nodeCount).map(at),
    edges: boxes.edges.map((_, index): EdgePlace => {
      const { first, plate } = items.ways[index];
      if (plate === undefined) return { flow: flow[index], pieces: [piece(first)] };
      return { flow: flow[index], pieces: [piece(first), piece(first + 1)], plateAt: at(corners[plate]) };
    }),
  };
}

export function rowHeights({ rows, sizes }: Cells): readonly number[] {
  return rows.map((row) => row.reduce((most, cell) => Math.max(most, sizes[cell].height), 0));
}

/** From cell to cell: upright through the height of each row, and in a curve to the next. */
function along(
  chain: readonly number[],
  cells: Cells,
  middles: Middles,
  heights: readonly number[],
): readonly DiagramPoint[] {
  const { sizes, rowOf } = cells;
  if (chain[0] === chain[1]) return around(chain[0], cells, middles);
  const middle = (cell: number) => ({ x: middles.x[cell], y: middles.y[rowOf[cell]] });
  const [first, last] = [middle(chain[0]), middle(chain[chain.length - 1])];
  const points = [{ x: first.x, y: first.y + sizes[chain[0]].height / 2 }];
  for (const cell of chain.slice(1, -1)) {
    const { x, y } = middle(cell);
    const half = heights[rowOf[cell]] / 2;
    points.push(...bent(points[points.length - 1], { x, y: y - half }));
    points.push(...bent({ x, y: y - half }, { x, y: y + half }));
  }
  points.push(...bent(points[points.length - 1], { x: last.x, y: last.y - sizes[chain[chain.length - 1]].height / 2 }));
  return points;
}

/** A loop without a plate: out below, and in again above. */
function around(cell: number, { sizes, rowOf }: Cells, middles: Middles): readonly DiagramPoint[] {
  const [x, y] = [middles.x[cell], middles.y[rowOf[cell]]];
  const { width, height } = sizes[cell];
  const side = x + width / 2 + loopRoom;
  const turn = (sign: 1 | -1) => y + sign * (height / 2 + 2 * loopRoom);
  return [
    { x, y: y + height / 2 },
    ...[x, side].map((one) => ({ x: one, y: turn(1) })),
    { x: side, y },
    ...[side, x].map((one) => ({ x: one, y: turn(-1) })),
    { x, y: y - height / 2 },
  ];
}

const loopRoom = 10;

/** A piece of a spline that leaves and arrives upright, without its first point. */
function bent(from: DiagramPoint, to: DiagramPoint): readonly DiagramPoint[] {
  const y = (from.y + to.y) / 2;
  return [{ x: from.x, y }, { x: to.x, y }, to];
}

function least(values: readonly number[]): number {
  return values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
