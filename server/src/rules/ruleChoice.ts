import { noOptions, type RuleOptions } from '../workspace/ruleOptions';
import type { RuleSetting, Settings } from '../workspace/settings';
import type { RuleInfo, Severity } from './rule';

/** Which rules are asked, how grave they are, and what they are told. The same object means the same choice. */
export interface RuleChoice {
  /** Rule id → severity or `off`. Rules that are not named here keep their default. */
  readonly severities: Readonly<Record<string, RuleSetting>>;
  readonly options: RuleOptions;
}

export const defaultChoice: RuleChoice = { severities: {}, options: noOptions };

const known = new WeakMap<Settings, RuleChoice>();

/** What these settings choose; the same object for the same settings. */
export function choiceOf(settings: Settings): RuleChoice {
  const choice = known.get(settings) ?? { severities: settings.rules, options: settings.ruleOptions };
  known.set(settings, choice);
  return choice;
}

/** How grave a rule is for this choice. */
export function severityOf(rule: RuleInfo, { severities }: RuleChoice): Severity | 'off' {
  return severities[rule.id] ?? rule.defaultSeverity;
}
