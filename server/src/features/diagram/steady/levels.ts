import { downwards, type Items, neighbours } from '../rows/items';

/** The level of each item: a number that grows downwards. Those of one level stand in one row. */
export type Levels = readonly number[];

/**
 * Levels for items of which some had one before, given as whole numbers: as few as possible of those move, and what is
 * new comes in where its neighbours are. A plate without a row between its two nodes gets one of its own in between.
 */
export function levelsOf(items: Items, before: readonly (number | undefined)[]): Levels {
  const nodes = nodeNeighbours(items);
  const order = downwards(nodes.above, nodes.below);
  const seeds = seeded(order, nodes, before);
  const lowered = cleared(seeds, order, nodes.above, nodes.below, 1);
  const raised = cleared(seeds, order, nodes.below, nodes.above, -1);
  const moved = (levels: Levels) => order.filter((node) => before[node] !== undefined && levels[node] !== before[node]);
  const levels = moved(raised).length < moved(lowered).length ? raised : lowered;
  return withPlates(items, levels, before);
}

interface Neighbours {
  readonly above: readonly number[][];
  readonly below: readonly number[][];
}

function nodeNeighbours({ nodeCount, arrows, ways }: Items): Neighbours {
  return neighbours(
    nodeCount,
    ways.map(({ first, plate }) => [
      arrows[first][0],
      plate === undefined ? arrows[first][1] : lowerEnd(arrows, first),
    ]),
  );
}

/** Of an edge with a plate; a loop has its upper end only. */
function lowerEnd(arrows: Items['arrows'], first: number): number {
  const [upper, plate] = arrows[first];
  const [next, lower] = arrows[first + 1];
  return next === plate ? lower : upper;
}

function seeded(order: readonly number[], { above, below }: Neighbours, before: readonly (number | undefined)[]) {
  const levels = order.map(() => 0);
  const known = new Set<number>();
  const set = (node: number, level: number) => {
    levels[node] = level;
    known.add(node);
  };
  for (const node of order) {
    const over = above[node].filter((other) => known.has(other)).map((other) => levels[other] + 1);
    const was = before[node];
    if (was !== undefined) set(node, was);
    else if (over.length > 0) set(node, Math.max(...over));
  }
  for (const node of [...order].reverse()) {
    const under = below[node].filter((other) => known.has(other)).map((other) => levels[other] - 1);
    if (!known.has(node)) set(node, under.length > 0 ? Math.min(...under) : 0);
  }
  return levels;
}

/**
 * Moves what does not stand beyond its neighbours: down with `step` 1, up with -1. What has nothing on the side where the
 * others come from (an image that a stage is built from) goes the other way instead, where it is in nobody's way.
 */
function cleared(
  seeds: Levels,
  order: readonly number[],
  source: readonly number[][],
  behind: readonly number[][],
  step: 1 | -1,
): Levels {
  const levels = [...seeds];
  const isFree = (node: number) => source[node].length === 0 && behind[node].length > 0;
  const [further, nearer] = step === 1 ? [Math.max, Math.min] : [Math.min, Math.max];
  for (const node of step === 1 ? order : [...order].reverse()) {
    const limits = source[node].filter((other) => !isFree(other)).map((other) => levels[other] + step);
    levels[node] = further(levels[node], ...limits);
  }
  for (const node of order.filter(isFree)) {
    levels[node] = nearer(levels[node], ...behind[node].map((other) => levels[other] - step));
  }
  return levels;
}

function withPlates(items: Items, nodes: Levels, before: readonly (number | undefined)[]): Levels {
  const levels = [...nodes];
  const used = [...new Set(nodes)].sort((a, b) => a - b);
  const kept = new Set(before.filter((level) => level !== undefined));
  for (const { first, plate } of items.ways) {
    if (plate === undefined) continue;
    const upper = nodes[items.arrows[first][0]];
    const end = lowerEnd(items.arrows, first);
    const isLoop = end === items.arrows[first][0];
    const lower = isLoop ? Number.POSITIVE_INFINITY : nodes[end];
    levels[plate] = plateLevel({ upper, lower, was: before[plate], used, kept });
  }
  return levels;
}

interface Between {
  readonly upper: number;
  readonly lower: number;
  readonly was: number | undefined;
  /** Levels of nodes, upwards. */
  readonly used: readonly number[];
  /** Levels that were there before. */
  readonly kept: ReadonlySet<number>;
}

function plateLevel({ upper, lower, was, used, kept }: Between): number {
  if (was !== undefined && was > upper && was < lower) return was;
  const free: number[] = [];
  for (let level = Math.floor(upper) + 1; level < Math.min(lower, upper + 4); level++)
    if (kept.has(level)) free.push(level);
  const platesOnly = free.find((level) => !used.includes(level));
  if (platesOnly !== undefined) return platesOnly;
  if (free.length > 0) return free[free.length >> 1];
  const next = used.find((level) => level > upper) ?? upper + 1;
  return (upper + Math.min(next, lower)) / 2;
}
