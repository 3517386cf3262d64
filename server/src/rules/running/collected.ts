import type { Rule, RuleInfo } from '../rule';
import type { FailedRule } from './instructionFindings';
import { reported } from './placedFindings';
import type { ReportedFinding } from './reportedFinding';
import type { RuleChoice } from './ruleChoice';
import type { FoundBy } from './rulePlan';

/** More of one rule in one file is read by nobody. */
const mostOfOneRule = 1000;

/** What was found so far; what fails later takes nothing of it away. */
export class Collected {
  findings: FoundBy<ReportedFinding>[] = [];
  private readonly counts = new Map<RuleInfo, number>();

  constructor(private readonly choice: RuleChoice) {}

  addPlaced(placed: readonly FoundBy<ReportedFinding>[]): void {
    for (const one of placed) this.add(one);
  }

  /** False once a rule has said enough. */
  private add(found: FoundBy<ReportedFinding>): boolean {
    const count = (this.counts.get(found.rule) ?? 0) + 1;
    if (count > mostOfOneRule) return false;
    this.counts.set(found.rule, count);
    this.findings.push(found);
    return count < mostOfOneRule;
  }

  keep(isWanted: (found: FoundBy<ReportedFinding>) => boolean): void {
    this.findings = this.findings.filter(isWanted);
  }

  addAll<Subject>(rule: Rule<Subject>, subject: Subject, fail: FailedRule): void {
    try {
      for (const finding of rule.check(subject, this.choice.options)) {
        const found = reported(rule, finding, this.choice);
        if (found && !this.add(found)) return;
      }
    } catch (error) {
      fail(rule.id, error);
    }
  }
}
