import type { Flow } from './flow';
import { grouped } from './grouped';
import { type Boxes, endsOf } from './placement';

/** How many rows each edge has to bridge at least, beyond one. */
export type ExtraRows = readonly number[];

const crowd = 5;
/** An image, its stage and the plate: the rows of one branch. */
const branchRows = 3;

/**
 * Breaks up crowds: where many branches lead into one node, or many leaves hang on one, they go to `rows` different
 * heights instead of standing in one long row.
 */
export function stagger(boxes: Boxes, flow: readonly Flow[], rows: number): ExtraRows {
  const ends = boxes.edges.map((box, index) => endsOf(box, flow[index]));
  const leaving = grouped(ends.keys(), (index) => ends[index][0]);
  const coming = grouped(ends.keys(), (index) => ends[index][1]);
  const extra = ends.map(() => 0);
  for (const edges of coming.values()) {
    const lonely = edges.filter((index) => leaving.get(ends[index][0])?.length === 1);
    if (lonely.length >= crowd) for (const [at, index] of lonely.entries()) extra[index] = (at % rows) * branchRows;
  }
  for (const edges of leaving.values()) {
    const leaves = edges.filter((index) => !leaving.has(ends[index][1]) && coming.get(ends[index][1])?.length === 1);
    if (leaves.length >= crowd) for (const [at, index] of leaves.entries()) extra[index] = at % rows;
  }
  return extra;
}
