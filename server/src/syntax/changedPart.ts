import type { Dockerfile } from './dockerfile';
import type { Instruction } from './instruction';

/** What edits changed in a Dockerfile: some instructions became some others, and what stands below them moved. */
export interface ChangedPart {
  readonly was: readonly Instruction[];
  readonly is: readonly Instruction[];
  /** Lines of the old text: all in front of `firstLine` is as it was, what stands from `sameFrom` on has `moved`. */
  readonly firstLine: number;
  readonly sameFrom: number;
  readonly moved: number;
  /** Comments above instructions that were put in, taken away or edited. */
  readonly comments: readonly string[];
}

/** What changed between two Dockerfiles. Quick where they share their instructions, as those around edits do. */
export function changedPart({ instructions: old }: Dockerfile, { instructions: now }: Dockerfile): ChangedPart {
  const comments: string[] = [];
  const shorter = Math.min(old.length, now.length);
  const shift = (now.at(-1)?.line ?? 0) - (old.at(-1)?.line ?? 0);
  let first = 0;
  while (first < shorter && isSame(old[first], now[first], 0, comments)) first++;
  let rest = 0;
  while (rest < shorter - first && isSame(old[old.length - 1 - rest], now[now.length - 1 - rest], shift, comments))
    rest++;
  const was = old.slice(first, old.length - rest);
  const is = now.slice(first, now.length - rest);
  for (const instruction of was.concat(is)) add(instruction.comments, comments);
  const none = Number.POSITIVE_INFINITY;
  const [firstLine = none, sameFrom = none] = [old[first]?.line, old[old.length - rest]?.line];
  return { was, is, firstLine, sameFrom, moved: shift, comments };
}

/** Instructions that an edit left alone are the very same objects, but for one or two beside it. */
function isSame(a: Instruction, b: Instruction, moved: number, comments: string[]): boolean {
  if (a === b) return true;
  if (b.line - a.line !== moved) return false;
  if (a.syntax !== b.syntax && (a.syntax.text !== b.syntax.text || a.syntax.escape !== b.syntax.escape)) return false;
  if (a.comments !== b.comments) for (const { comments: own } of [a, b]) add(own, comments);
  return true;
}

/** There may be more than a call takes arguments. */
function add(some: readonly string[], all: string[]): void {
  for (const one of some) all.push(one);
}
