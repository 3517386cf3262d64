import type { Size } from '../boxes';
import type { Flow } from '../flow';
import { type Boxes, endsOf } from '../placement';

/** From the upper to the lower of two items, by their places in `sizes`. */
export type Arrow = readonly [upper: number, lower: number];

/** What stands in rows: first the nodes in their order, then the plates; and what joins them, all of it downwards. */
export interface Items {
  readonly sizes: readonly Size[];
  readonly nodeCount: number;
  readonly arrows: readonly Arrow[];
  /** One of each edge, in their order. */
  readonly ways: readonly Way[];
}

/** The arrows of one edge: `first`, and with a plate also the one behind it. */
export interface Way {
  readonly first: number;
  readonly plate?: number;
}

/** The two arrows of a loop both lead from the node to the plate; without a plate, it leads nowhere. */
export function itemsOf({ nodes, edges }: Boxes, flow: readonly Flow[]): Items {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const sizes: Size[] = nodes.map(({ width, height }) => ({ width, height }));
  const arrows: Arrow[] = [];
  const ways = edges.map((box, index): Way => {
    const [upper, lower] = endsOf(box, flow[index]).map((id) => indexOf.get(id) ?? 0);
    const first = arrows.length;
    if (!box.plate) {
      arrows.push([upper, lower]);
      return { first };
    }
    const plate = sizes.push({ width: box.plate.width, height: box.plate.height }) - 1;
    arrows.push([upper, plate], flow[index] === 'loop' ? [upper, plate] : [plate, lower]);
    return { first, plate };
  });
  return { sizes, nodeCount: nodes.length, arrows, ways };
}

/** For each of `count` items the other ends of its arrows. */
export function neighbours(
  count: number,
  arrows: readonly Arrow[],
): { readonly above: readonly number[][]; readonly below: readonly number[][] } {
  const above = Array.from({ length: count }, (): number[] => []);
  const below = Array.from({ length: count }, (): number[] => []);
  for (const [upper, lower] of arrows) {
    if (upper === lower) continue;
    above[lower].push(upper);
    below[upper].push(lower);
  }
  return { above, below };
}

/** All items, each behind what stands above it. Arrows that close a circle, which there should be none of, do not count. */
export function downwards(above: readonly number[][], below: readonly number[][]): readonly number[] {
  const waiting = above.map((items) => items.length);
  const ready = waiting.flatMap((left, item) => (left === 0 ? [item] : []));
  const taken = new Set<number>(ready);
  for (let at = 0, next = 0; at < above.length; at++) {
    while (at === ready.length && taken.has(next)) next++;
    if (at === ready.length) {
      ready.push(next);
      taken.add(next);
    }
    for (const item of below[ready[at]]) {
      if (--waiting[item] > 0 || taken.has(item)) continue;
      ready.push(item);
      taken.add(item);
    }
  }
  return ready;
}
