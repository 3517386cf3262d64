import type { Fix } from '../../rules/rule';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { countWhile } from '../../util/countWhile';
import { comparePositions } from '../ranges';
import { safeFixOf } from './fixesOf';

type Edit = Fix['edits'][number];

/** Safe fixes that can be made at once, and what they mend. */
export interface Together {
  readonly mended: readonly ReportedFinding[];
  readonly edits: readonly Edit[];
}

/** The safe fixes of these findings, in their order, without those that get in the way of an earlier one. */
export function safeTogether(findings: readonly ReportedFinding[]): Together {
  const mended: ReportedFinding[] = [];
  const taken: Edit[] = [];
  for (const finding of findings) {
    const fix = safeFixOf(finding);
    if (!fix || fix.edits.length === 0 || fix.edits.some((edit) => isTaken(taken, edit))) continue;
    for (const edit of fix.edits) taken.splice(placeIn(taken, edit), 0, edit);
    mended.push(finding);
  }
  return { mended, edits: taken };
}

/** `taken` is in file order, and nothing in it overlaps. */
function isTaken(taken: readonly Edit[], edit: Edit): boolean {
  const at = placeIn(taken, edit);
  return [taken[at - 1], taken[at]].some((other) => other !== undefined && clash(other, edit));
}

function placeIn(taken: readonly Edit[], { range: { start } }: Edit): number {
  return countWhile(taken, (other) => comparePositions(other.range.start, start) < 0);
}

/** Whether both change the same text. Where one only puts something in, it may not even touch the other. */
function clash({ range: a }: Edit, { range: b }: Edit): boolean {
  const [left, right] = [comparePositions(a.start, b.end), comparePositions(b.start, a.end)];
  const isInsert = comparePositions(a.start, a.end) === 0 || comparePositions(b.start, b.end) === 0;
  return isInsert ? left <= 0 && right <= 0 : left < 0 && right < 0;
}
