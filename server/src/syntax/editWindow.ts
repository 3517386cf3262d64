/** The stretch of a text that edits replaced: [start, oldEnd) of the old text became [start, newEnd) of the new one. */
export interface EditWindow {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Widens `window` by a further edit, whose offsets are those of the text after the edits so far. */
export function widen(window: EditWindow | undefined, start: number, end: number, newLength: number): EditWindow {
  if (!window) return { start, oldEnd: end, newEnd: start + newLength };
  const beyond = Math.max(0, end - window.newEnd);
  return {
    start: Math.min(window.start, start),
    oldEnd: window.oldEnd + beyond,
    newEnd: window.newEnd + beyond + newLength - (end - start),
  };
}

/** The smallest window between two texts, found by comparing them from both ends. */
export function windowBetween(before: string, after: string): EditWindow {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  const most = shorter - start;
  while (same < most && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same))
    same++;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}
