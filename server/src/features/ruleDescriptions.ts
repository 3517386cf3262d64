import { allRules } from '../rules/allRules';
import { allTargetRules } from '../rules/allTargetRules';
import type { Severity } from '../rules/rule';
import { rulePage } from './rulePage';

/** A rule as reports and lists describe it. */
export interface RuleDescription {
  readonly id: string;
  /** One sentence in the user's language. */
  readonly summary: string;
  readonly severity: Severity | 'off';
  /** The address of its page. */
  readonly url: string;
}

/** All rules, with the severity that they have when nobody sets another. */
export function ruleDescriptions(): RuleDescription[] {
  return [...allRules, ...allTargetRules].map(({ id, summary, defaultSeverity }) => ({
    id,
    summary: summary(),
    severity: defaultSeverity,
    url: rulePage(id),
  }));
}
