import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../workspace/snapshot';
import type { TargetFile } from '../workspace/targetFile';
import { allRules } from './allRules';
import { allTargetRules } from './allTargetRules';
import { choiceWithExperiments, failsForFindings, isAskedFor } from './experimentalChecks';
import { type FailedRule, instructionFindings } from './instructionFindings';
import { movedFinding } from './movedFinding';
import type { ReportedFinding } from './reportedFinding';
import type { DockerfileRule, Finding, Rule, RuleInfo, Severity } from './rule';
import { defaultChoice, ownSeverity, type RuleChoice, severityOf, severityOfFinding } from './ruleChoice';
import { type FoundBy, planOf, type RulePlan } from './rulePlan';
import { stageContexts } from './stageContext';
import { stageFindings } from './stageFindings';
import { stageless, withoutFrom } from './stageless';
import { allSuppressions } from './suppressions/allSuppressions';

/** More of one rule in one file is read by nobody. */
const mostOfOneRule = 1000;

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

type Log = (message: string) => void;

/** What the rules find in a Dockerfile and no comment silences, in file order. A rule that fails is a line in the log. */
export function runRules(
  snapshot: Snapshot,
  settings: RuleChoice = defaultChoice,
  log: Log = () => {},
  rules: readonly DockerfileRule[] = allRules,
): readonly ReportedFinding[] {
  const choice = choiceWithExperiments(settings, snapshot, rules);
  const plan = planOf(rules, choice);
  const collected = new Collected(choice);
  const fail = failureLog(snapshot, log);
  const piece = stageless(snapshot);
  for (const rule of plan.whole) if (!piece || isOfStages(rule)) collected.addAll(rule, snapshot, fail);
  addOfInstructions(snapshot, plan, fail, collected);
  if (piece) addOfPiece(piece, plan, fail, collected);
  else addOfStages(snapshot, plan, fail, collected);
  if (choice !== settings) collected.keep(({ rule, finding }) => isAskedFor(finding, rule, settings, snapshot));
  return inOrder(asErrors(notSilenced(collected, snapshot), snapshot));
}

/** What the rules find in a file that builds Dockerfiles, in file order. */
export function runTargetRules(
  file: TargetFile,
  choice: RuleChoice = defaultChoice,
  log: Log = () => {},
  rules: readonly Rule<TargetFile>[] = allTargetRules,
): readonly ReportedFinding[] {
  const collected = new Collected(choice);
  const fail = failureLog(file, log);
  for (const rule of rules) if (severityOf(rule, choice) !== 'off') collected.addAll(rule, file, fail);
  return inOrder(collected.findings.map(({ finding }) => finding));
}

function addOfInstructions(snapshot: Snapshot, plan: RulePlan, fail: FailedRule, collected: Collected): void {
  if (plan.ofInstructions.size === 0) return;
  for (const { syntax, line } of snapshot.dockerfile.instructions) {
    for (const { rule, finding } of instructionFindings(syntax, plan, fail))
      collected.add(rule, movedFinding(finding, line));
  }
}

function addOfStages(snapshot: Snapshot, plan: RulePlan, fail: FailedRule, collected: Collected): void {
  if (plan.ofStages.length === 0) return;
  const contexts = stageContexts(snapshot);
  for (const { index, instructions, line } of snapshot.graph.stages) {
    const context = contexts[index];
    if (!context) continue;
    for (const { rule, finding } of stageFindings(instructions, context, plan, fail))
      collected.add(rule, movedFinding(finding, line));
  }
}

/** What stands in no stage is an error to these. */
function isOfStages({ family }: RuleInfo): boolean {
  return family === 'stages';
}

/** All else looks at a piece of a Dockerfile as if it stood in a stage. */
function addOfPiece(piece: Snapshot, plan: RulePlan, fail: FailedRule, collected: Collected): void {
  const found = new Collected(plan.choice);
  for (const rule of plan.whole) if (!isOfStages(rule)) found.addAll(rule, piece, fail);
  addOfStages(piece, plan, fail, found);
  for (const { rule, finding } of found.findings)
    for (const one of withoutFrom(finding)) collected.findings.push({ rule, finding: one });
}

/** What was found so far; what fails later takes nothing of it away. */
class Collected {
  findings: FoundBy<ReportedFinding>[] = [];
  private readonly counts = new Map<RuleInfo, number>();

  constructor(private readonly choice: RuleChoice) {}

  /** False once a rule has said enough. */
  add(rule: RuleInfo, finding: Finding): boolean {
    const count = (this.counts.get(rule) ?? 0) + 1;
    if (count > mostOfOneRule) return false;
    const most = severityOfFinding(rule, finding, this.choice);
    if (most === 'off') return true;
    const severity = milder(most, ownSeverity(finding, this.choice));
    this.counts.set(rule, count);
    const { buildkitRule = rule.buildkitRule } = finding;
    const told = { ...finding, ...(buildkitRule !== undefined && { buildkitRule }) };
    this.findings.push({ rule, finding: { ...told, rule: rule.id, severity } });
    return count < mostOfOneRule;
  }

  keep(isWanted: (found: FoundBy<ReportedFinding>) => boolean): void {
    this.findings = this.findings.filter(isWanted);
  }

  addAll<Subject>(rule: Rule<Subject>, subject: Subject, fail: FailedRule): void {
    try {
      for (const finding of rule.check(subject, this.choice.options)) if (!this.add(rule, finding)) return;
    } catch (error) {
      fail(rule.id, error);
    }
  }
}

function failureLog({ uri }: { readonly uri: string }, log: Log): FailedRule {
  return (rule, error) =>
    log(`rule ${rule} failed on ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
}

function notSilenced({ findings }: Collected, snapshot: Snapshot): ReportedFinding[] {
  const silencers = findings.length === 0 ? [] : allSuppressions.flatMap((suppression) => suppression(snapshot) ?? []);
  const heard = findings.filter(({ rule, finding }) => !silencers.some((silences) => silences(finding, rule)));
  return heard.map(({ finding }) => finding);
}

/** A Dockerfile can have the build fail for what a check finds. */
function asErrors(findings: ReportedFinding[], snapshot: Snapshot): ReportedFinding[] {
  if (findings.length === 0 || !failsForFindings(snapshot)) return findings;
  return findings.map((one) => (one.buildkitRule === undefined ? one : { ...one, severity: 'error' }));
}

function milder(ofRule: Severity, ofFinding: Severity = ofRule): Severity {
  return order[ofFinding] > order[ofRule] ? ofFinding : ofRule;
}

function inOrder(findings: ReportedFinding[]): readonly ReportedFinding[] {
  return findings.sort((a, b) => compareStarts(a.range, b.range) || order[a.severity] - order[b.severity]);
}

function compareStarts({ start: a }: Range, { start: b }: Range): number {
  return a.line - b.line || a.character - b.character;
}
