/**
 * How many insertions, deletions, replacements and swaps of neighbours turn `a` into `b`, or `limit + 1` where it is
 * more than `limit`. Time O(length × limit).
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const width = b.length + 1;
  // Three rows are enough: this one, the last, and the one before it for swaps.
  const rows = width * 3 <= scratch.length ? scratch : new Int32Array(width * 3);
  for (let j = 0; j < width; j++) rows[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const row = (i % 3) * width;
    const last = ((i + 2) % 3) * width;
    const best = fillRow(a, b, i, limit, rows, row, last, ((i + 1) % 3) * width);
    if (best > limit) return limit + 1;
  }
  return Math.min(rows[(a.length % 3) * width + b.length] as number, limit + 1);
}

/** Enough for names; longer ones get rows of their own. */
const scratch = new Int32Array(3 * 256);

/** Fills row `i` within `limit` of the diagonal, the rest with more than `limit`; returns its smallest entry. */
function fillRow(
  a: string,
  b: string,
  i: number,
  limit: number,
  rows: Int32Array,
  row: number,
  last: number,
  beforeLast: number,
): number {
  const from = Math.max(1, i - limit);
  const to = Math.min(b.length, i + limit);
  rows[row] = i;
  for (let j = 1; j < from; j++) rows[row + j] = limit + 1;
  for (let j = to + 1; j <= b.length; j++) rows[row + j] = limit + 1;
  let best = from === 1 ? i : limit + 1;
  for (let j = from; j <= to; j++) {
    const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
    let cost = Math.min(
      (rows[last + j] as number) + 1,
      (rows[row + j - 1] as number) + 1,
      (rows[last + j - 1] as number) + same,
    );
    if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
      cost = Math.min(cost, (rows[beforeLast + j - 2] as number) + 1);
    }
    rows[row + j] = cost;
    if (cost < best) best = cost;
  }
  return best;
}

/** The candidate nearest to `word` within `limit` edits, any case; the first of several. */
export function nearest(word: string, candidates: Iterable<string>, limit = 2): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance - 1);
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
    if (distance === 0) break;
  }
  return best;
}
