type Arrow = readonly [from: number, to: number];

/** Puts each of `count` nodes into the row behind all that it has arrows from; arrows that close a cycle do not count. */
export function layersOf(count: number, arrows: readonly Arrow[]): readonly (readonly number[])[] {
  const after = neighbours(count, arrows, 0);
  const waiting = new Array<number>(count).fill(0);
  for (const [from, to] of arrows) if (from !== to) waiting[to]++;
  const layer = new Array<number>(count).fill(0);
  const done = new Set<number>();
  const ready = waiting.flatMap((left, node) => (left === 0 ? [node] : []));
  let next = 0;
  while (done.size < count) {
    const node = ready.shift() ?? next++;
    if (done.has(node)) continue;
    done.add(node);
    for (const to of after[node]) {
      if (done.has(to)) continue;
      layer[to] = Math.max(layer[to], layer[node] + 1);
      if (--waiting[to] === 0) ready.push(to);
    }
  }
  return rowsOf(layer);
}

/** Orders each row by the mean place of what its nodes are joined to, a few times down and up. */
export function orderLayers(
  rows: readonly (readonly number[])[],
  arrows: readonly Arrow[],
): readonly (readonly number[])[] {
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  const above = neighbours(count, arrows, 1);
  const below = neighbours(count, arrows, 0);
  const place = new Array<number>(count).fill(0);
  const remember = (row: readonly number[]) => {
    for (const [index, node] of row.entries()) place[node] = index - row.length / 2;
  };
  const ordered = rows.map((row) => [...row]);
  ordered.forEach(remember);
  for (let sweep = 0; sweep < 6; sweep++) {
    const joined = sweep % 2 === 0 ? above : below;
    for (const row of sweep % 2 === 0 ? ordered : [...ordered].reverse()) {
      const mean = new Map(
        row.map((node) => [
          node,
          meanOf(
            joined[node].map((other) => place[other]),
            place[node],
          ),
        ]),
      );
      row.sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0) || a - b);
      remember(row);
    }
  }
  return ordered;
}

/** For each node the other ends of its arrows; `side` is the end that the node is at. */
function neighbours(count: number, arrows: readonly Arrow[], side: 0 | 1): readonly number[][] {
  const lists = Array.from({ length: count }, (): number[] => []);
  for (const arrow of arrows) if (arrow[0] !== arrow[1]) lists[arrow[side]].push(arrow[1 - side]);
  return lists;
}

function rowsOf(layer: readonly number[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (const [node, index] of layer.entries()) {
    rows[index] ??= [];
    rows[index].push(node);
  }
  return [...rows].map((row) => row ?? []).filter((row) => row.length > 0);
}

function meanOf(values: readonly number[], otherwise: number): number {
  if (values.length === 0) return otherwise;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
