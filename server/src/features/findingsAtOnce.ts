import { urgentRules } from '../rules/allRules';
import { duplicateStageName } from '../rules/duplicate-stage-name/duplicate-stage-name';
import { leavesUrgent } from '../rules/running/leavesUrgent';
import { movedBelow } from '../rules/running/movedFinding';
import type { ReportedFinding } from '../rules/running/reportedFinding';
import { type ChangedPart, changedPart } from '../syntax/changedPart';
import type { Settings } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { type Log, urgentFindings } from './diagnostics';

/** All that was found in a snapshot. */
export interface Found {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly findings: readonly ReportedFinding[];
}

type Findings = readonly ReportedFinding[];

const urgentIds: ReadonlySet<string> = new Set(urgentRules.map(({ id }) => id));

/**
 * What can be said of a large file while it is typed: what is urgent as it is now, and advice as it was in `before`, for
 * those lines that have not changed since. In file order; the same array for as long as nothing else is to be said.
 */
export function findingsAtOnce(snapshot: Snapshot, before: Found, settings: Settings, log?: Log): Findings {
  const change = changedPart(before.snapshot.dockerfile, snapshot.dockerfile);
  if (isUrgentLeft(before, snapshot, change)) return stillFound(before, change);
  const advice = stillFound(before, change).filter(({ rule }) => !urgentIds.has(rule));
  return [...urgentFindings(snapshot, settings, log), ...advice].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

/** Their messages have numbers of lines in them. */
const tellLines: ReadonlySet<string> = new Set([duplicateStageName.id]);

/** Whether what is urgent is still what it was, but for its lines. */
function isUrgentLeft({ snapshot, findings }: Found, now: Snapshot, change: ChangedPart): boolean {
  if (!leavesUrgent(snapshot, now, change)) return false;
  for (const finding of findings) if (urgentIds.has(finding.rule) && hangsOn(finding, change)) return false;
  return true;
}

function hangsOn({ rule, range, related }: ReportedFinding, change: ChangedPart): boolean {
  if (isTouched(range, change) || related?.some((one) => isTouched(one.range, change))) return true;
  return change.moved !== 0 && tellLines.has(rule);
}

function isTouched({ start, end }: ReportedFinding['range'], { firstLine, sameFrom }: ChangedPart): boolean {
  return end.line >= firstLine && start.line < sameFrom;
}

const lastFound = new WeakMap<Found, { readonly change: ChangedPart; readonly findings: Findings }>();

/** What does not stand in the changed part. */
function stillFound(before: Found, change: ChangedPart): Findings {
  const last = lastFound.get(before);
  if (last && isSamePlace(last.change, change)) return last.findings;
  const findings = findStill(before.findings, change);
  if (findings !== before.findings) lastFound.set(before, { change, findings });
  return findings;
}

function isSamePlace(a: ChangedPart, b: ChangedPart): boolean {
  return a.firstLine === b.firstLine && a.sameFrom === b.sameFrom && a.moved === b.moved;
}

function findStill(findings: Findings, change: ChangedPart): Findings {
  const { sameFrom, moved } = change;
  const still = findings.filter(({ range }) => !isTouched(range, change));
  if (moved !== 0) return still.map((finding) => movedBelow(finding, sameFrom, moved));
  return still.length < findings.length ? still : findings;
}
