import type { Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../workspace/snapshot';
import type { TargetFile } from '../workspace/targetFile';
import { allRules } from './allRules';
import { allTargetRules } from './allTargetRules';
import type { DockerfileRule, Rule, RuleInfo } from './rule';
import { Collected } from './running/collected';
import { type FailedRule, instructionFindings } from './running/instructionFindings';
import { order, placedFindings } from './running/placedFindings';
import type { ReportedFinding } from './running/reportedFinding';
import { defaultChoice, type RuleChoice, severityOf } from './running/ruleChoice';
import { planOf, type RulePlan } from './running/rulePlan';
import { stageContexts } from './running/stageContext';
import { findInStage, keptInStage } from './running/stageFindings';
import { stageless, withoutFrom } from './running/stageless';
import { outcome, type Steps } from './running/steps';
import { choiceWithExperiments, failsForFindings, isAskedFor } from './shared/checks/experimentalChecks';
import { allSuppressions } from './suppressions/allSuppressions';

type Log = (message: string) => void;

/** What the rules find in a Dockerfile and no comment silences, in file order. A rule that fails is a line in the log. */
export function runRules(
  snapshot: Snapshot,
  settings: RuleChoice = defaultChoice,
  log: Log = () => {},
  rules: readonly DockerfileRule[] = allRules,
): readonly ReportedFinding[] {
  return outcome(runningRules(snapshot, settings, log, rules));
}

/** `runRules` in steps, so that whoever has only one thread can do something else in between. */
export function* runningRules(
  snapshot: Snapshot,
  settings: RuleChoice,
  log: Log,
  rules: readonly DockerfileRule[] = allRules,
): Steps<readonly ReportedFinding[]> {
  const choice = choiceWithExperiments(settings, snapshot, rules);
  const plan = planOf(rules, choice);
  const collected = new Collected(choice);
  const fail = failureLog(snapshot, log);
  const piece = stageless(snapshot);
  yield* addOfInstructions(snapshot, plan, fail, collected);
  yield* addOfWhole(
    snapshot,
    plan.whole.filter((rule) => !piece || isOfStages(rule)),
    fail,
    collected,
  );
  if (piece) yield* addOfPiece(piece, plan, fail, collected);
  else yield* addOfStages(snapshot, plan, fail, collected);
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

/** Instructions in one step. */
const stepLength = 500;

function* addOfInstructions(
  { dockerfile: { instructions } }: Snapshot,
  plan: RulePlan,
  fail: FailedRule,
  collected: Collected,
): Steps<void> {
  for (let i = 0; plan.ofInstructions.size > 0 && i < instructions.length; i++) {
    const { syntax, line } = instructions[i];
    const found = instructionFindings(syntax, plan, fail);
    if (found.length > 0) collected.addPlaced(placedFindings(found, line, plan.choice));
    if (i % stepLength === 0) yield;
  }
}

function* addOfWhole(snapshot: Snapshot, rules: readonly Rule[], fail: FailedRule, collected: Collected): Steps<void> {
  for (const rule of rules) {
    collected.addAll(rule, snapshot, fail);
    yield;
  }
}

function* addOfStages(snapshot: Snapshot, plan: RulePlan, fail: FailedRule, collected: Collected): Steps<void> {
  if (plan.ofStages.length === 0) return;
  const contexts = stageContexts(snapshot);
  yield;
  for (const stage of snapshot.graph.stages) {
    const context = contexts[stage.index];
    if (!context) continue;
    const found = keptInStage(stage, context, plan) ?? (yield* findInStage(stage, context, plan, fail));
    if (found.length > 0) collected.addPlaced(placedFindings(found, stage.line, plan.choice));
  }
}

/** What stands in no stage is an error to these. */
function isOfStages({ family }: RuleInfo): boolean {
  return family === 'stages';
}

/** All else looks at a piece of a Dockerfile as if it stood in a stage. */
function* addOfPiece(piece: Snapshot, plan: RulePlan, fail: FailedRule, collected: Collected): Steps<void> {
  const found = new Collected(plan.choice);
  yield* addOfWhole(
    piece,
    plan.whole.filter((rule) => !isOfStages(rule)),
    fail,
    found,
  );
  yield* addOfStages(piece, plan, fail, found);
  for (const { rule, finding } of found.findings)
    for (const one of withoutFrom(finding)) collected.findings.push({ rule, finding: one });
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
