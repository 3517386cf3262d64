import type { Stage } from '../../../model/stageGraph';
import { editDistance } from '../../../util/editDistance';

/** A stage by its name, with the set of its letters to tell far names apart at a glance. */
export interface NamedStage {
  readonly name: string;
  readonly letters: number;
  readonly stage: Stage;
}

/** How much may be compared in one file before we stop looking. */
export interface Budget {
  comparisons: number;
  distances: number;
}

/** The stages that have a name, in file order. */
export function namedStages(stages: readonly Stage[]): readonly NamedStage[] {
  const named: NamedStage[] = [];
  for (const stage of stages) {
    const { name } = stage;
    if (name !== undefined && name.length <= longest) named.push({ name, letters: lettersOf(name), stage });
  }
  return named;
}

const longest = 64;

/** The stage in front of index `below` whose name is nearest to `written`, if it is near; of several the latest. */
export function closest(
  written: string,
  names: readonly NamedStage[],
  below: number,
  budget: Budget,
): Stage | undefined {
  const name = written.toLowerCase();
  const letters = lettersOf(name);
  let best: Stage | undefined;
  let bestDistance = 3;
  for (let i = countBelow(names, below) - 1; i >= 0 && bestDistance > 1; i--) {
    if (--budget.comparisons < 0) break;
    const candidate = names[i] as NamedStage;
    // An edit changes two letters of the set at the most, a slip at the end three.
    if (bitCount(candidate.letters ^ letters) > 4) continue;
    if (--budget.distances < 0) break;
    const distance = distanceOf(name, candidate.name);
    if (distance >= bestDistance) continue;
    best = candidate.stage;
    bestDistance = distance;
  }
  return best;
}

/** 0 to 2 for names that are easily taken for each other, else 3. */
function distanceOf(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const limit = shorter < 3 ? 0 : shorter < 6 ? 1 : 2;
  const edits = editDistance(a, b, limit);
  if (edits <= limit) return edits;
  return shorter >= 4 && isEndSlip(a, b) ? 2 : 3;
}

/** `build` for `builder`, `builder-` for `builder`: the same but for a few letters at the end. `base-ci` is no slip. */
function isEndSlip(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && /^(?:[a-z]{1,3}|[-_.])$/.test(long.slice(short.length));
}

function countBelow(names: readonly NamedStage[], index: number): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] as NamedStage).stage.index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i++) letters |= 1 << (name.charCodeAt(i) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
