import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { applyEdits } from '../../util/applyEdits';
import { safeTogether } from './together';

/** A text with its safe fixes made. */
export interface FixedText {
  readonly text: string;
  /** How many findings were mended. */
  readonly mended: number;
}

/** A fix makes room for another one a few times at most. */
const mostPasses = 10;

/** Makes all safe fixes of a text, and again those that got in their way or that follow from them. */
export function fixedText(text: string, findingsIn: (text: string) => readonly ReportedFinding[]): FixedText {
  let fixed: FixedText = { text, mended: 0 };
  for (let pass = 0; pass < mostPasses; pass++) {
    const { mended, edits } = safeTogether(findingsIn(fixed.text));
    const next = applyEdits(fixed.text, edits);
    if (next === fixed.text) break;
    fixed = { text: next, mended: fixed.mended + mended.length };
  }
  return fixed;
}
