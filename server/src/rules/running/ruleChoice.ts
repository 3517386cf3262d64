import { noOptions, type RuleOptions } from '../../workspace/ruleOptions';
import type { Profile, RuleSetting, RuleSeverities, Settings } from '../../workspace/settings';
import type { Finding, RuleInfo, Severity } from '../rule';

/** Which rules are asked, how grave they are, and what they are told. The same object means the same choice. */
export interface RuleChoice {
  /** What is not named here is as the profile has it. */
  readonly severities: RuleSeverities;
  /** What wins over `severities`, the strongest first. */
  readonly stronger?: readonly RuleSeverities[];
  /** By default `recommended`. */
  readonly profile?: Profile;
  readonly options: RuleOptions;
  /** What others show, so that it is left out: `buildkit`, `hadolint`, or single checks and codes. */
  readonly shownElsewhere?: ReadonlySet<string>;
}

/** What a finding may be called. */
export type FindingNames = Pick<Finding, 'buildkitRule' | 'hadolintRule'>;

export const defaultChoice: RuleChoice = { severities: {}, options: noOptions };

const known = new WeakMap<Settings, RuleChoice>();

/** What these settings choose; the same object for the same settings. */
export function choiceOf(settings: Settings): RuleChoice {
  const choice = known.get(settings) ?? makeChoice(settings);
  known.set(settings, choice);
  return choice;
}

function makeChoice({ rules, strongerRules, profile, ruleOptions, shownElsewhere }: Settings): RuleChoice {
  return {
    severities: rules,
    stronger: strongerRules,
    profile,
    options: ruleOptions,
    shownElsewhere: new Set(shownElsewhere),
  };
}

/** How grave a rule is for this choice; a rule of which single findings are wanted is as grave as these by default. */
export function severityOf(rule: RuleInfo, choice: RuleChoice): Severity | 'off' {
  const own = chosen([rule.id], choice) ?? ofProfile(rule, choice.profile);
  if (own !== 'off') return own;
  const ofCodes = [rule.buildkitRule, ...(rule.hadolintRules ?? [])].map((code) => chosen([code], choice));
  return ofCodes.find((one) => one !== undefined && one !== 'off') ?? 'off';
}

/** How grave a finding of a rule is at most, by its code, its rule or the profile; `off` also where others show it. */
export function severityOfFinding(rule: RuleInfo, names: FindingNames, choice: RuleChoice): Severity | 'off' {
  const { buildkitRule = rule.buildkitRule, hadolintRule } = names;
  if (isShownElsewhere(choice, buildkitRule, 'buildkit')) return 'off';
  // What hadolint says of stages is less, and has no fix.
  if (rule.family !== 'stages' && isShownElsewhere(choice, hadolintRule, 'hadolint')) return 'off';
  return chosen([hadolintRule, buildkitRule, rule.id], choice) ?? ofProfile(rule, choice.profile);
}

/** What a finding says of itself, which to the strict is no faint dots. */
export function ownSeverity({ severity }: Finding, { profile }: RuleChoice): Severity | undefined {
  return profile === 'strict' && severity === 'hint' ? 'information' : severity;
}

function isShownElsewhere({ shownElsewhere }: RuleChoice, name: string | undefined, family: string): boolean {
  if (name === undefined || !shownElsewhere || shownElsewhere.size === 0) return false;
  return shownElsewhere.has(family) || shownElsewhere.has(name);
}

/** What the strongest says of one of these names; of one and the same, the first name counts. */
function chosen(names: readonly (string | undefined)[], { severities, stronger }: RuleChoice): RuleSetting | undefined {
  for (const layer of [...(stronger ?? []), severities]) {
    for (const name of names) if (name !== undefined && Object.hasOwn(layer, name)) return layer[name];
  }
  return undefined;
}

function ofProfile(rule: RuleInfo, profile: Profile = 'recommended'): Severity | 'off' {
  const { defaultSeverity, strictSeverity, family, buildkitRule } = rule;
  switch (profile) {
    case 'recommended':
      return defaultSeverity;
    case 'strict': {
      const isQuiet = defaultSeverity === 'off' || defaultSeverity === 'hint';
      return strictSeverity ?? (isQuiet ? 'information' : defaultSeverity);
    }
    case 'buildkit-only': {
      const breaks = family === 'stages' && defaultSeverity === 'error';
      return breaks || buildkitRule !== undefined ? defaultSeverity : 'off';
    }
  }
}
