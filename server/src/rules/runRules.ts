import type { Range } from 'vscode-languageserver-types';
import type { RuleSetting } from '../workspace/settings';
import type { Snapshot } from '../workspace/snapshot';
import type { TargetFile } from '../workspace/targetFile';
import { allRules } from './allRules';
import { allTargetRules } from './allTargetRules';
import type { Finding, Rule, Severity } from './rule';

/** A finding with what its rule is called and how grave it is for this user. */
export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** More of one rule in one file is read by nobody. */
const mostOfOneRule = 1000;

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

type Settings = Readonly<Record<string, RuleSetting>>;
type Log = (message: string) => void;

/** What the rules find in a Dockerfile, in file order. */
export function runRules(
  snapshot: Snapshot,
  settings: Settings = {},
  log: Log = () => {},
  rules: readonly Rule[] = allRules,
): readonly ReportedFinding[] {
  return findingsOf(snapshot, settings, log, rules);
}

/** What the rules find in a file that builds Dockerfiles, in file order. */
export function runTargetRules(
  file: TargetFile,
  settings: Settings = {},
  log: Log = () => {},
  rules: readonly Rule<TargetFile>[] = allTargetRules,
): readonly ReportedFinding[] {
  return findingsOf(file, settings, log, rules);
}

/** A rule that fails is a line in the log; what it had found until then is kept, and so is what the others find. */
function findingsOf<Subject extends { readonly uri: string }>(
  subject: Subject,
  settings: Settings,
  log: Log,
  rules: readonly Rule<Subject>[],
): readonly ReportedFinding[] {
  const findings: ReportedFinding[] = [];
  for (const rule of rules) {
    const severity = settings[rule.id] ?? rule.defaultSeverity;
    if (severity === 'off') continue;
    try {
      collect(rule.id, rule.check(subject), severity, findings);
    } catch (error) {
      log(
        `rule ${rule.id} failed on ${subject.uri}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
    }
  }
  return findings.sort(byPlace);
}

function collect(rule: string, found: Iterable<Finding>, severity: Severity, findings: ReportedFinding[]): void {
  let count = 0;
  for (const finding of found) {
    findings.push({ ...finding, rule, severity: milder(severity, finding.severity) });
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
