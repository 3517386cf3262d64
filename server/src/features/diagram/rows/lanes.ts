import type { Size } from '../boxes';
import { type Arrow, type Items, neighbours } from './items';

/** The room of an arrow that passes through a row, in px. */
const laneWidth = 6;

/**
 * Everything that needs room in a row: the items, and behind them lanes, one for each row that an arrow passes through.
 */
export interface Cells {
  readonly sizes: readonly Size[];
  readonly itemCount: number;
  /** The row of each cell, from 0. */
  readonly rowOf: readonly number[];
  readonly rows: readonly (readonly number[])[];
  /** For each arrow the cells that it goes along, one a row, with both ends. */
  readonly chains: readonly (readonly number[])[];
  readonly above: readonly number[][];
  readonly below: readonly number[][];
}

export function cellsOf({ sizes, arrows }: Items, rowOfItem: readonly number[]): Cells {
  const all: Size[] = [...sizes];
  const rowOf = [...rowOfItem];
  const chains = arrows.map(([upper, lower]) => {
    const chain = [upper];
    for (let row = rowOf[upper] + 1; row < rowOf[lower]; row++) {
      chain.push(all.push({ width: laneWidth, height: 0 }) - 1);
      rowOf.push(row);
    }
    return [...chain, lower];
  });
  const links = chains.flatMap((chain) => chain.slice(1).map((cell, index): Arrow => [chain[index], cell]));
  const rows: number[][] = Array.from({ length: 1 + rowOf.reduce((most, row) => Math.max(most, row), -1) }, () => []);
  for (const [cell, row] of rowOf.entries()) rows[row].push(cell);
  return { sizes: all, itemCount: sizes.length, rowOf, rows, chains, ...neighbours(all.length, links) };
}

/** By how many of the two are items rather than lanes, in px. */
const gaps = [8, 13, 22];

/** The least distance between the middles of two cells that stand side by side. */
export function distance({ sizes, itemCount }: Cells, left: number, right: number): number {
  const items = Number(left < itemCount) + Number(right < itemCount);
  return (sizes[left].width + sizes[right].width) / 2 + gaps[items];
}
