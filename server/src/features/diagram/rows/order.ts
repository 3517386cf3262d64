import type { Cells } from './lanes';

/** The cells of each row, from left to right. */
export type Rows = readonly number[][];

const passes = 8;
/** How many places a cell is tried further along its row. */
const reach = 40;

/** Moves cells along their rows to where fewer edges cross, of those that may move; the others keep their order. */
export function uncross(rows: Rows, cells: Cells, mayMove: (cell: number) => boolean = () => true): void {
  const place = placesIn(rows, cells.rowOf.length);
  for (let pass = 0, better = true; better && pass < passes; pass++) {
    better = false;
    for (const row of rows) {
      for (const cell of [...row]) if (mayMove(cell) && settled(row, place, cells, cell)) better = true;
    }
  }
}

/** Moves one cell to the best of the places near to it; whether there is a better one. */
function settled(row: number[], place: number[], { above, below }: Cells, cell: number): boolean {
  const start = place[cell];
  const gain = (left: number, right: number) =>
    crossings(above[left], above[right], place) -
    crossings(above[right], above[left], place) +
    crossings(below[left], below[right], place) -
    crossings(below[right], below[left], place);
  let best = { gain: 0, at: start };
  for (let at = start - 1, sum = 0; at >= Math.max(0, start - reach); at--) {
    sum += gain(row[at], cell);
    if (sum > best.gain) best = { gain: sum, at };
  }
  for (let at = start + 1, sum = 0; at <= Math.min(row.length - 1, start + reach); at++) {
    sum += gain(cell, row[at]);
    if (sum > best.gain) best = { gain: sum, at };
  }
  if (best.at === start) return false;
  row.splice(start, 1);
  row.splice(best.at, 0, cell);
  for (let at = Math.min(start, best.at); at <= Math.max(start, best.at); at++) place[row[at]] = at;
  return true;
}

/** How often the edges of two cells that stand side by side cross, by where these lead to. */
function crossings(ofLeft: readonly number[], ofRight: readonly number[], place: readonly number[]): number {
  let count = 0;
  for (const left of ofLeft) for (const right of ofRight) if (place[left] > place[right]) count++;
  return count;
}

export function placesIn(rows: Rows, count: number): number[] {
  const place = new Array<number>(count).fill(0);
  for (const row of rows) for (const [at, cell] of row.entries()) place[cell] = at;
  return place;
}

/** How many crossings there are between all rows. */
export function countCrossings(rows: Rows, { below, above }: Cells): number {
  const place = placesIn(rows, above.length);
  return rows.reduce((sum, row) => {
    const ends = row.flatMap((cell) => below[cell].map((other) => place[other]).sort((a, b) => a - b));
    return sum + inversions(ends);
  }, 0);
}

/** Pairs that stand the wrong way round; sorted by halves on the way. */
function inversions(values: number[]): number {
  if (values.length < 2) return 0;
  const half = values.length >> 1;
  const [left, right] = [values.slice(0, half), values.slice(half)];
  let count = inversions(left) + inversions(right);
  for (let at = 0, l = 0, r = 0; at < values.length; at++) {
    if (r === right.length || (l < left.length && left[l] <= right[r])) values[at] = left[l++];
    else {
      count += left.length - l;
      values[at] = right[r++];
    }
  }
  return count;
}
