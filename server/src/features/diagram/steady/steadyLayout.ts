import type { DiagramPoint } from '../../../protocol/diagram';
import { pointsAlong } from '../curve';
import { flows } from '../flow';
import type { Boxes, Placement } from '../placement';
import { mean } from '../rows/freshRows';
import { type Items, itemsOf } from '../rows/items';
import { type Cells, cellsOf, distance } from '../rows/lanes';
import { uncross } from '../rows/order';
import { rowHeights, rowPlacement } from '../rows/rowPlacement';
import { spread } from '../rows/spread';
import { levelsOf } from './levels';
import { type Matched, matched } from './matched';

/** Boxes where they were put. */
export interface Placed {
  readonly boxes: Boxes;
  readonly placement: Placement;
}

/**
 * Puts boxes where they were in the picture before. Only what has no room there makes way, by as little as it can, and
 * what is new comes in near to what it is joined to. With `mend`, things may change places with those beside them where
 * fewer edges cross then.
 */
export function steadyLayout(boxes: Boxes, before: Placed, mend = false): Placement {
  const flow = flows(boxes);
  const items = itemsOf(boxes, flow);
  const known = matched(before.boxes, boxes);
  const middles = middlesBefore(items, known, before);
  const heights = [...new Set(middles.map((middle) => middle?.y).filter((y) => y !== undefined))].sort((a, b) => a - b);
  const levelAt = new Map(heights.map((y, level) => [y, level]));
  const levels = levelsOf(
    items,
    middles.map((middle) => middle && levelAt.get(middle.y)),
  );
  const used = [...new Set(levels)].sort((a, b) => a - b);
  const rowAt = new Map(used.map((level, row) => [level, row]));
  const cells = cellsOf(
    items,
    levels.map((level) => rowAt.get(level) ?? 0),
  );
  const y = rowMiddles(
    cells,
    used.map((level) => heights[level]),
  );
  const x = columns(cells, wishesOf(cells, items, { known, before, middles, y }), mend);
  return rowPlacement(boxes, flow, items, cells, { x, y });
}

type Middle = DiagramPoint | undefined;

function middlesBefore(items: Items, { nodes, edges }: Matched, before: Placed): readonly Middle[] {
  const middles: Middle[] = items.sizes.map(() => undefined);
  for (const [node, old] of nodes.entries()) {
    if (old !== undefined) middles[node] = middleOf(before.placement.nodes[old], before.boxes.nodes[old]);
  }
  for (const [edge, old] of edges.entries()) {
    const { plate } = items.ways[edge];
    if (old === undefined || plate === undefined) continue;
    const { plateAt } = before.placement.edges[old];
    const size = before.boxes.edges[old].plate;
    if (plateAt && size) middles[plate] = middleOf(plateAt, size);
  }
  return middles;
}

/** In whole pixels, so that what stands in one row is known to. */
function middleOf({ x, y }: DiagramPoint, { width, height }: { readonly width: number; readonly height: number }) {
  return { x: x + width / 2, y: Math.round(y + height / 2) };
}

const rowGap = 32;

/** New rows go between the others; these stay unless it gets too narrow. */
function rowMiddles(cells: Cells, before: readonly (number | undefined)[]): readonly number[] {
  const heights = rowHeights(cells);
  const apart = (row: number) => (row === 0 ? 0 : (heights[row - 1] + heights[row]) / 2 + rowGap);
  const wished = before.map((y, row) => {
    if (y !== undefined) return { at: y, weight: cells.rows[row].length, apart: apart(row) };
    const [over, under] = [
      before.slice(0, row).findLast((one) => one !== undefined),
      before.slice(row).find((one) => one !== undefined),
    ];
    const at = over === undefined ? (under ?? 0) : under === undefined ? over : (over + under) / 2;
    return { at, weight: 0.01, apart: apart(row) };
  });
  return spread(wished);
}

interface Wished {
  readonly at: number | undefined;
  readonly weight: number;
}

/** After the first one, edges straighten as far as their neighbours let them. */
const turns = 8;
const weights = { item: 1, lane: 0.05, loose: 0.02 };

interface Before {
  readonly known: Matched;
  readonly before: Placed;
  readonly middles: readonly Middle[];
  readonly y: readonly number[];
}

/** Where each cell was; lanes, where the edge passed at that height. */
function wishesOf(cells: Cells, items: Items, { known, before, middles, y }: Before): readonly Wished[] {
  const wishes: Wished[] = cells.rowOf.map((_, cell) =>
    middles[cell] ? { at: middles[cell].x, weight: weights.item } : { at: undefined, weight: weights.loose },
  );
  for (const [edge, { first, plate }] of items.ways.entries()) {
    const old = known.edges[edge];
    if (old === undefined) continue;
    const pieces = before.placement.edges[old].pieces;
    for (const [at, arrow] of (plate === undefined ? [first] : [first, first + 1]).entries()) {
      const lanes = cells.chains[arrow].slice(1, -1);
      if (lanes.length === 0 || !pieces[at]) continue;
      const way = pointsAlong(pieces[at]);
      for (const lane of lanes) wishes[lane] = { at: crossingOf(way, y[cells.rowOf[lane]]), weight: weights.lane };
    }
  }
  return wishes;
}

/** Where a way downwards passes a height, if it does. */
function crossingOf(way: readonly DiagramPoint[], height: number): number | undefined {
  const at = way.findIndex(({ y }) => y >= height);
  if (at <= 0) return undefined;
  const [from, to] = [way[at - 1], way[at]];
  return from.x + ((to.x - from.x) * (height - from.y)) / (to.y - from.y || 1);
}

/** The middle of each cell: what was there before keeps its order and place, the rest goes near to its neighbours. */
function columns(cells: Cells, wishes: readonly Wished[], mend: boolean): readonly number[] {
  const x = guessed(cells, wishes);
  const rows = cells.rows.map((row) => [...row].sort((a, b) => x[a] - x[b]));
  uncross(rows, cells, (cell) => wishes[cell].at === undefined);
  if (mend) uncross(rows, cells);
  for (let turn = 0; turn < turns; turn++) {
    const isBound = (cell: number) => cell < cells.itemCount || turn === 0;
    for (const row of turn % 2 === 0 ? rows : [...rows].reverse()) {
      const middles = spread(
        row.map((cell, at) => ({
          at: (isBound(cell) ? wishes[cell].at : undefined) ?? near(cells, cell, x) ?? x[cell],
          weight: wishes[cell].weight,
          apart: at === 0 ? 0 : distance(cells, row[at - 1], cell),
        })),
      );
      for (const [at, middle] of middles.entries()) x[row[at]] = middle;
    }
  }
  return x;
}

/** What was not there is thought to be in the middle of its neighbours, as far as these are known by then. */
function guessed(cells: Cells, wishes: readonly Wished[]): number[] {
  const x = wishes.map(({ at }) => at ?? Number.NaN);
  const known = x.filter((one) => !Number.isNaN(one));
  const unknown = [...x.keys()].filter((cell) => wishes[cell].at === undefined);
  for (let turn = 0; turn < 6; turn++) {
    for (const cell of turn % 2 === 0 ? unknown : [...unknown].reverse()) x[cell] = near(cells, cell, x) ?? x[cell];
  }
  const middle = mean(known) ?? 0;
  return x.map((one) => (Number.isNaN(one) ? middle : one));
}

function near({ above, below }: Cells, cell: number, x: readonly number[]): number | undefined {
  return mean([...above[cell], ...below[cell]].map((other) => x[other]).filter((one) => !Number.isNaN(one)));
}
