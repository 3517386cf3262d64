import { allRules } from '../rules/allRules';
import { allTargetRules } from '../rules/allTargetRules';
import type { RuleInfo, Severity } from '../rules/rule';
import { choiceOf, severityOf } from '../rules/running/ruleChoice';
import { defaultSettings, type Settings } from '../workspace/settings';
import { rulePage } from './rulePage';

/** A rule as reports and lists describe it. */
export interface RuleDescription {
  readonly id: string;
  /** One sentence in the user's language. */
  readonly summary: string;
  readonly severity: Severity | 'off';
  /** The build check that it is. */
  readonly buildkitRule?: string;
  /** hadolint's codes for what it finds. */
  readonly hadolintRules?: readonly string[];
  /** The address of its page. */
  readonly url: string;
}

/** All rules, with the severity that they have for these settings; by default the one that nobody sets. */
export function ruleDescriptions(settings: Settings = defaultSettings): RuleDescription[] {
  const choice = choiceOf(settings);
  return [...allRules, ...allTargetRules].map((rule: RuleInfo) => ({
    id: rule.id,
    summary: rule.summary(),
    severity: severityOf(rule, choice),
    ...(rule.buildkitRule !== undefined && { buildkitRule: rule.buildkitRule }),
    ...(rule.hadolintRules && { hadolintRules: rule.hadolintRules }),
    url: rulePage(rule.id),
  }));
}
