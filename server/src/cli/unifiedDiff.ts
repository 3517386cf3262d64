/** How many unchanged lines stand around changes. */
const around = 3;

/** Lines that go and lines that come, from a place in each text (0-based). */
interface Change {
  readonly old: number;
  readonly oldCount: number;
  readonly new: number;
  readonly newCount: number;
}

/** What changed between two texts of a file, as `diff -u` and `git apply` have it; empty where nothing did. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changes = changesBetween(old, now);
  if (changes.length === 0) return '';
  const hunks = grouped(changes).map((group) => hunk(group, old, now));
  return [`--- ${name}\n`, `+++ ${name}\n`, ...hunks].join('');
}

/** With their line ends; the last one may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes so near to each other that the lines around them touch. */
function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.old - (last.old + last.oldCount) <= 2 * around) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunk(group: readonly Change[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [group[0] as Change, group.at(-1) as Change];
  const start = Math.max(0, first.old - around);
  const end = Math.min(old.length, last.old + last.oldCount + around);
  const newStart = first.new - (first.old - start);
  const newEnd = last.new + last.newCount + (end - last.old - last.oldCount);
  const lines: string[] = [];
  let at = start;
  for (const change of group) {
    lines.push(...marked(' ', old.slice(at, change.old)));
    at = change.old + change.oldCount;
    lines.push(...marked('-', old.slice(change.old, at)));
    lines.push(...marked('+', now.slice(change.new, change.new + change.newCount)));
  }
  lines.push(...marked(' ', old.slice(at, end)));
  return `@@ -${extent(start, end)} +${extent(newStart, newEnd)} @@\n${lines.join('')}`;
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`));
}

/** An empty extent names the line in front of it. */
function extent(start: number, end: number): string {
  const count = end - start;
  if (count === 0) return `${start},0`;
  return count === 1 ? `${start + 1}` : `${start + 1},${count}`;
}

/** In order. Between what is the same at both ends, the longest common run of lines that stays (Myers 1986). */
function changesBetween(old: readonly string[], now: readonly string[]): Change[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const inner = kept(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const changes: Change[] = [];
  let [from, newFrom] = [head, head];
  for (const [x, y] of [
    ...inner.map(([x, y]) => [x + head, y + head] as const),
    [old.length - tail, now.length - tail] as const,
  ]) {
    if (x > from || y > newFrom) changes.push({ old: from, oldCount: x - from, new: newFrom, newCount: y - newFrom });
    [from, newFrom] = [x + 1, y + 1];
  }
  return changes;
}

/** Pairs of equal lines, both rising: a longest list of such. */
function kept(old: readonly string[], now: readonly string[]): (readonly [number, number])[] {
  const ends: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let steps = 0; steps <= old.length + now.length; steps++) {
    ends.push(new Map(reached));
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      const [left, right] = [reached.get(diagonal - 1) ?? -1, reached.get(diagonal + 1) ?? -1];
      let x = diagonal === -steps || (diagonal !== steps && left < right) ? right : left + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
      reached.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return back(ends, old.length, now.length);
    }
    reached = new Map(reached);
  }
  return [];
}

function back(
  ends: readonly Map<number, number>[],
  oldLength: number,
  newLength: number,
): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [oldLength, newLength];
  for (let steps = ends.length - 1; steps >= 0; steps--) {
    const reached = ends[steps] as Map<number, number>;
    const diagonal = x - y;
    const [left, right] = [reached.get(diagonal - 1) ?? -1, reached.get(diagonal + 1) ?? -1];
    const before = diagonal === -steps || (diagonal !== steps && left < right) ? diagonal + 1 : diagonal - 1;
    const startX = steps === 0 ? 0 : (reached.get(before) ?? 0);
    const startY = steps === 0 ? 0 : startX - before;
    while (x > startX && y > startY) pairs.push([--x, --y]);
    [x, y] = [startX, startY];
  }
  return pairs.reverse();
}
