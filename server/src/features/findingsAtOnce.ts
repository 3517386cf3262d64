import { urgentRules } from '../rules/allRules';
import { movedFinding } from '../rules/running/movedFinding';
import type { ReportedFinding } from '../rules/running/reportedFinding';
import { choiceOf } from '../rules/running/ruleChoice';
import { runRules } from '../rules/runRules';
import type { Instruction } from '../syntax/instruction';
import type { Settings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import type { Log } from './diagnostics';

/** All that was found in a snapshot. */
export interface Found {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly findings: readonly ReportedFinding[];
}

const urgentIds: ReadonlySet<string> = new Set(urgentRules.map(({ id }) => id));

/**
 * What can be said of a large file while it is typed: what is urgent as it is now, and advice as it was in `before`, for
 * those lines that have not changed since. In file order.
 */
export function findingsAtOnce(
  snapshot: Snapshot,
  before: Found,
  settings: Settings,
  log?: Log,
): readonly ReportedFinding[] {
  const now = runRules(snapshot, choiceOf(settings), log, urgentRules);
  const still = stillFound(before, snapshot);
  return [...now, ...still].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function stillFound({ snapshot: old, findings }: Found, { dockerfile }: Snapshot): readonly ReportedFinding[] {
  const { firstChanged, firstSame, moved } = changedLines(old.dockerfile.instructions, dockerfile.instructions);
  return findings.flatMap((finding) => {
    if (urgentIds.has(finding.rule)) return [];
    const { start, end } = finding.range;
    if (end.line < firstChanged) return finding;
    if (start.line < firstSame) return [];
    return moved === 0 ? finding : (movedFinding(finding, moved) as ReportedFinding);
  });
}

/** Lines of the old text: all in front of `firstChanged` are as they were, those from `firstSame` on are `moved`. */
interface ChangedLines {
  readonly firstChanged: number;
  readonly firstSame: number;
  readonly moved: number;
}

function changedLines(old: readonly Instruction[], now: readonly Instruction[]): ChangedLines {
  const shorter = Math.min(old.length, now.length);
  let same = 0;
  while (same < shorter && isSame(old[same], now[same]) && old[same].line === now[same].line) same++;
  const moved = (now.at(-1)?.line ?? 0) - (old.at(-1)?.line ?? 0);
  let rest = 0;
  while (rest < shorter - same) {
    const [a, b] = [old[old.length - 1 - rest], now[now.length - 1 - rest]];
    if (!isSame(a, b) || b.line - a.line !== moved) break;
    rest++;
  }
  const none = Number.POSITIVE_INFINITY;
  return { firstChanged: old[same]?.line ?? none, firstSame: old[old.length - rest]?.line ?? none, moved };
}

/** Instructions that an edit left alone are the very same objects, but for one or two beside it. */
function isSame({ syntax: a }: Instruction, { syntax: b }: Instruction): boolean {
  return a === b || (a.text === b.text && a.escape === b.escape);
}
