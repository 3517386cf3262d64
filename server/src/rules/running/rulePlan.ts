import type { DockerfileRule, InstructionRule, Rule, RuleInfo, StageRule } from '../rule';
import { type RuleChoice, severityOf } from './ruleChoice';

/** The rules that are on, by what they look at. What was found under one plan is nothing to another. */
export interface RulePlan {
  readonly choice: RuleChoice;
  readonly whole: readonly Rule[];
  readonly ofStages: readonly StageRule[];
  /** By the keyword of the instruction, or of the trigger. */
  readonly ofInstructions: ReadonlyMap<string, readonly InstructionRule[]>;
}

/** A rule with something that it found. */
export interface FoundBy<Finding> {
  readonly rule: RuleInfo;
  readonly finding: Finding;
}

const plans = new WeakMap<readonly DockerfileRule[], WeakMap<RuleChoice, RulePlan>>();

/** The same plan for the same list and choice. */
export function planOf(rules: readonly DockerfileRule[], choice: RuleChoice): RulePlan {
  const ofRules = plans.get(rules) ?? new WeakMap<RuleChoice, RulePlan>();
  plans.set(rules, ofRules);
  const plan = ofRules.get(choice) ?? makePlan(rules, choice);
  ofRules.set(choice, plan);
  return plan;
}

function makePlan(rules: readonly DockerfileRule[], choice: RuleChoice): RulePlan {
  const on = rules.filter((rule) => severityOf(rule, choice) !== 'off');
  const ofInstructions = new Map<string, InstructionRule[]>();
  for (const rule of on) {
    if (!('checkInstruction' in rule)) continue;
    for (const keyword of rule.keywords) ofInstructions.set(keyword, [...(ofInstructions.get(keyword) ?? []), rule]);
  }
  return {
    choice,
    whole: on.filter((rule) => 'check' in rule),
    ofStages: on.filter((rule) => 'checkStage' in rule),
    ofInstructions,
  };
}
