import type { CheckOptions } from '../../../syntax/checkOptions';
import type { Snapshot } from '../../../workspace/snapshot';
import type { DockerfileRule, RuleInfo } from '../../rule';
import type { ReportedFinding } from '../../running/reportedFinding';
import { type RuleChoice, severityOf } from '../../running/ruleChoice';
import { experimentalChecks } from './buildkitChecks';
import { checkComments } from './checkComments';

const widened = new WeakMap<RuleChoice, RuleChoice>();

/**
 * The choice with those rules on that the file asks for with `# check=experimental=…`, unless the user has set them
 * otherwise. The same object for the same choice.
 */
export function choiceWithExperiments(
  choice: RuleChoice,
  snapshot: Snapshot,
  rules: readonly DockerfileRule[],
): RuleChoice {
  const { file, inline } = checkComments(snapshot);
  if (!(file && asksForAny(file)) && (inline.size === 0 || ![...inline.values()].some(asksForAny))) return choice;
  const known = widened.get(choice);
  if (known) return known;
  const asked = rules.filter(isExperimental).map((rule) => [rule.id, rule.strictSeverity ?? 'information'] as const);
  // Whatever the user says of them counts more.
  const wide: RuleChoice = { ...choice, severities: { ...Object.fromEntries(asked), ...choice.severities } };
  widened.set(choice, wide);
  return wide;
}

/** Whether a finding was asked for: by the user, who has the rule on, or by the file at this place. */
export function isAskedFor(
  { range, buildkitRule = '' }: ReportedFinding,
  rule: RuleInfo,
  choice: RuleChoice,
  snapshot: Snapshot,
): boolean {
  if (!isExperimental(rule) || severityOf(rule, choice) !== 'off') return true;
  const { file, inline } = checkComments(snapshot);
  const here = inline.get(range.start.line);
  return [file, here].some((options) => options !== undefined && asksFor(options, buildkitRule));
}

function isExperimental({ buildkitRule = '' }: RuleInfo): boolean {
  return experimentalChecks.has(buildkitRule);
}

function asksForAny({ experimentalAll, experimental }: CheckOptions): boolean {
  return experimentalAll || experimental.length > 0;
}

function asksFor({ experimentalAll, experimental }: CheckOptions, check: string): boolean {
  return experimentalAll || experimental.some(({ text }) => text === check);
}

/** With `error=true` in the file, what a build check finds fails the build. */
export function failsForFindings(snapshot: Snapshot): boolean {
  return checkComments(snapshot).file?.error === true;
}
