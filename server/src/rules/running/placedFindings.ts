import type { Finding, RuleInfo, Severity } from '../rule';
import { movedFinding } from './movedFinding';
import type { ReportedFinding } from './reportedFinding';
import { ownSeverity, type RuleChoice, severityOfFinding } from './ruleChoice';
import type { FoundBy } from './rulePlan';

type Found = readonly FoundBy<Finding>[];
type Placed = readonly FoundBy<ReportedFinding>[];

interface Kept {
  readonly line: number;
  readonly choice: RuleChoice;
  readonly placed: Placed;
}

const known = new WeakMap<Found, Kept>();
const nothing: Placed = [];

/**
 * What was found in a text, as it is told where that text begins on this line. Kept until it stands on another one: most
 * findings stay where they are at a keystroke.
 */
export function placedFindings(found: Found, line: number, choice: RuleChoice): Placed {
  if (found.length === 0) return nothing;
  const kept = known.get(found);
  if (kept?.line === line && kept.choice === choice) return kept.placed;
  const placed = found.flatMap(({ rule, finding }) => reported(rule, movedFinding(finding, line), choice) ?? []);
  known.set(found, { line, choice, placed });
  return placed;
}

/** A finding with what its rule makes of it for this user; undefined where it is not told. */
export function reported(rule: RuleInfo, finding: Finding, choice: RuleChoice): FoundBy<ReportedFinding> | undefined {
  const most = severityOfFinding(rule, finding, choice);
  if (most === 'off') return undefined;
  const severity = milder(most, ownSeverity(finding, choice));
  const { buildkitRule = rule.buildkitRule } = finding;
  const told = { ...finding, ...(buildkitRule !== undefined && { buildkitRule }) };
  return { rule, finding: { ...told, rule: rule.id, severity } };
}

/** The gravest first. */
export const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function milder(ofRule: Severity, ofFinding: Severity = ofRule): Severity {
  return order[ofFinding] > order[ofRule] ? ofFinding : ofRule;
}
