import type { Range } from 'vscode-languageserver-types';
import type { RuleSetting } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import { allRules } from './allRules';
import type { Finding, Rule, Severity } from './rule';

/** A finding with what its rule is called and how grave it is for this user. */
export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** More of one rule in one file is read by nobody. */
const mostOfOneRule = 1000;

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/**
 * What the rules find, in file order. A rule that fails is a line in the log; what it had found until then is kept, and
 * so is what the others find.
 */
export function runRules(
  snapshot: Snapshot,
  settings: Readonly<Record<string, RuleSetting>> = {},
  log: (message: string) => void = () => {},
  rules: readonly Rule[] = allRules,
): readonly ReportedFinding[] {
  const findings: ReportedFinding[] = [];
  for (const rule of rules) {
    const severity = settings[rule.id] ?? rule.defaultSeverity;
    if (severity === 'off') continue;
    try {
      collect(rule, snapshot, severity, findings);
    } catch (error) {
      log(
        `rule ${rule.id} failed on ${snapshot.uri}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
    }
  }
  return findings.sort(byPlace);
}

function collect(rule: Rule, snapshot: Snapshot, severity: Severity, findings: ReportedFinding[]): void {
  let count = 0;
  for (const finding of rule.check(snapshot)) {
    findings.push({ ...finding, rule: rule.id, severity: milder(severity, finding.severity) });
    if (++count >= mostOfOneRule) return;
  }
}

function milder(ofRule: Severity, ofFinding: Severity = ofRule): Severity {
  return order[ofFinding] > order[ofRule] ? ofFinding : ofRule;
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return compareStarts(a.range, b.range) || order[a.severity] - order[b.severity];
}

function compareStarts({ start: a }: Range, { start: b }: Range): number {
  return a.line - b.line || a.character - b.character;
}
