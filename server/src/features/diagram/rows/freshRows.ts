import { downwards, type Items, neighbours } from './items';
import { type Cells, cellsOf } from './lanes';
import { countCrossings, placesIn, type Rows, uncross } from './order';

const sweeps = 8;

/** Puts items into rows anew: each below all that stands above it, in an order with few crossings. */
export function freshRows(items: Items): { readonly cells: Cells; readonly rows: Rows } {
  const cells = cellsOf(items, rowsByLength(items));
  return { cells, rows: ordered(cells) };
}

/** The row of each item: behind the longest way that leads to it; what nothing leads to stands near to what it leads to. */
function rowsByLength({ sizes, arrows }: Items): readonly number[] {
  const { above, below } = neighbours(sizes.length, arrows);
  const row = new Array<number>(sizes.length).fill(0);
  const order = downwards(above, below);
  for (const item of order) for (const other of below[item]) row[other] = Math.max(row[other], row[item] + 1);
  for (const item of [...order].reverse()) {
    const lowest = below[item].reduce((least, other) => Math.min(least, row[other] - 1), Number.POSITIVE_INFINITY);
    if (Number.isFinite(lowest) && above[item].length <= below[item].length) row[item] = Math.max(row[item], lowest);
  }
  const used = [...new Set(row)].sort((a, b) => a - b);
  const numbers = new Map(used.map((one, index) => [one, index]));
  return row.map((one) => numbers.get(one) ?? 0);
}

/** By the mean place of what they are joined to, down and up in turn; the best order that comes up is taken. */
function ordered(cells: Cells): Rows {
  const rows = startOf(cells).map((row) => [...row]);
  let best = rows.map((row) => [...row]);
  let fewest = countCrossings(rows, cells);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    sortByNeighbours(rows, cells, sweep % 2 === 0 ? 'above' : 'below');
    if (sweep % 4 === 3) uncross(rows, cells);
    const crossings = countCrossings(rows, cells);
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = rows.map((row) => [...row]);
  }
  uncross(best, cells);
  return best;
}

/** The first order: each cell is followed down before the next one's turn comes, so that branches stay together. */
function startOf({ rows, below, rowOf }: Cells): Rows {
  const start: number[][] = rows.map(() => []);
  const seen = new Set<number>();
  for (const root of rows.flat()) {
    const waiting = [root];
    for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
      if (seen.has(cell)) continue;
      seen.add(cell);
      start[rowOf[cell]].push(cell);
      waiting.push(...[...below[cell]].reverse());
    }
  }
  return start;
}

function sortByNeighbours(rows: Rows, cells: Cells, side: 'above' | 'below'): void {
  const place = placesIn(rows, cells.rowOf.length);
  const joined = cells[side];
  for (const row of side === 'above' ? rows : [...rows].reverse()) {
    const wished = new Map(row.map((cell) => [cell, mean(joined[cell].map((other) => place[other])) ?? place[cell]]));
    row.sort((a, b) => (wished.get(a) ?? 0) - (wished.get(b) ?? 0));
    for (const [at, cell] of row.entries()) place[cell] = at;
  }
}

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
