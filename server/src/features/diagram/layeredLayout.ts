import { flows } from './flow';
import type { Boxes, Placement } from './placement';
import { freshRows, mean } from './rows/freshRows';
import { itemsOf } from './rows/items';
import { type Cells, distance } from './rows/lanes';
import type { Rows } from './rows/order';
import { rowHeights, rowPlacement } from './rows/rowPlacement';
import { spread } from './rows/spread';

const rowGap = 44;
const straightening = 12;

/**
 * A layered layout of our own: rows by the longest way from a source, few crossings, each thing near the middle of what
 * it is joined to. Plates stand in rows like nodes, and edges have lanes of their own. Not as fine as that of Graphviz:
 * for when that fails.
 */
export function layeredLayout(boxes: Boxes): Placement {
  const flow = flows(boxes);
  const items = itemsOf(boxes, flow);
  const { cells, rows } = freshRows(items);
  const y = spread(rowHeights(cells).map((_, row, all) => ({ at: 0, weight: 1, apart: apart(all, row) })));
  return rowPlacement(boxes, flow, items, cells, { x: columns(rows, cells), y });
}

function apart(heights: readonly number[], row: number): number {
  return row === 0 ? 0 : (heights[row - 1] + heights[row]) / 2 + rowGap;
}

/** The middle of each cell: near to its neighbours above and below in turn; lanes insist on being straight. */
function columns(rows: Rows, cells: Cells): readonly number[] {
  const x = new Array<number>(cells.rowOf.length).fill(0);
  const isLane = (cell: number) => cell >= cells.itemCount;
  const settle = (row: readonly number[], joined: (cell: number) => readonly number[]) => {
    const wishes = row.map((cell, at) => ({
      at: mean(joined(cell).map((other) => x[other])) ?? x[cell],
      weight: isLane(cell) ? 4 : joined(cell).length === 0 ? 0.1 : 1,
      apart: at === 0 ? 0 : distance(cells, row[at - 1], cell),
    }));
    for (const [at, place] of spread(wishes).entries()) x[row[at]] = place;
  };
  for (const row of rows) settle(row, () => []);
  const { above, below } = cells;
  for (let turn = 0; turn < straightening; turn++) {
    for (const row of rows) settle(row, (cell) => above[cell]);
    for (const row of [...rows].reverse()) settle(row, (cell) => below[cell]);
  }
  for (const row of rows) settle(row, (cell) => [...above[cell], ...below[cell]]);
  return x;
}
