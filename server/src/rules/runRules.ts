import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../workspace/snapshot';
import type { TargetFile } from '../workspace/targetFile';
import { allRules } from './allRules';
import { allTargetRules } from './allTargetRules';
import { choiceWithExperiments, failsForFindings, isAskedFor } from './experimentalChecks';
import { type FailedRule, instructionFindings } from './instructionFindings';
import { order, placedFindings, reported } from './placedFindings';
import type { ReportedFinding } from './reportedFinding';
import type { DockerfileRule, Rule, RuleInfo } from './rule';
import { defaultChoice, type RuleChoice, severityOf } from './ruleChoice';
import { type FoundBy, planOf, type RulePlan } from './rulePlan';
import { stageContexts } from './stageContext';
import { stageFindings } from './stageFindings';
import { stageless, withoutFrom } from './stageless';
import { allSuppressions } from './suppressions/allSuppressions';

/** More of one rule in one file is read by nobody. */
const mostOfOneRule = 1000;

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
    const found = instructionFindings(syntax, plan, fail);
    if (found.length > 0) collected.addPlaced(placedFindings(found, line, plan.choice));
  }
}

function addOfStages(snapshot: Snapshot, plan: RulePlan, fail: FailedRule, collected: Collected): void {
  if (plan.ofStages.length === 0) return;
  const contexts = stageContexts(snapshot);
  for (const stage of snapshot.graph.stages) {
    const context = contexts[stage.index];
    const found = context ? stageFindings(stage, context, plan, fail) : [];
    if (found.length > 0) collected.addPlaced(placedFindings(found, stage.line, plan.choice));
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

function inOrder(findings: ReportedFinding[]): readonly ReportedFinding[] {
  return findings.sort((a, b) => compareStarts(a.range, b.range) || order[a.severity] - order[b.severity]);
}

function compareStarts({ start: a }: Range, { start: b }: Range): number {
  return a.line - b.line || a.character - b.character;
}
