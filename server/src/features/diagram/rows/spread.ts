/** Something on a line: where its middle would like to be, how much that matters, and how far it keeps off the last. */
export interface Wish {
  readonly at: number;
  /** Above 0. */
  readonly weight: number;
  /** The least distance from the middle of the one before it; not used for the first. */
  readonly apart: number;
}

/**
 * Middles in the order of the wishes, as near to what is wished as the distances allow (least squares). What can stand
 * where it wants to does. Time grows with the number of wishes alone.
 */
export function spread(wishes: readonly Wish[]): readonly number[] {
  const groups: { sum: number; weight: number; count: number }[] = [];
  let offset = 0;
  const offsets = wishes.map(({ apart }, index) => {
    offset += index === 0 ? 0 : apart;
    return offset;
  });
  for (const [index, { at, weight }] of wishes.entries()) {
    let group = { sum: (at - offsets[index]) * weight, weight, count: 1 };
    for (let last = groups.at(-1); last && last.sum / last.weight > group.sum / group.weight; last = groups.at(-1)) {
      group = { sum: last.sum + group.sum, weight: last.weight + group.weight, count: last.count + group.count };
      groups.pop();
    }
    groups.push(group);
  }
  const places = groups.flatMap(({ sum, weight, count }) => new Array<number>(count).fill(sum / weight));
  return places.map((place, index) => place + offsets[index]);
}
