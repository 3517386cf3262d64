import { type ImageFacts, imageFacts } from '../../images/imageFacts';
import { shippedIn } from '../../model/shipping';
import type { Stage } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import { allRules } from '../../rules/allRules';
import type { RuleInfo } from '../../rules/rule';
import type { ReportedFinding } from '../../rules/running/reportedFinding';
import { choiceOf, defaultChoice, type RuleChoice, severityOfFinding } from '../../rules/running/ruleChoice';
import { stagesAskedFor } from '../../rules/running/stageContext';
import { runRules } from '../../rules/runRules';
import type { RuleOptions } from '../../workspace/ruleOptions';
import type { Settings } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';

/** What the items of the checklist look at. */
export interface ChecklistView {
  readonly snapshot: Snapshot;
  /** The stage that ships; where none is made for that, the one that is built by default. */
  readonly target: Stage;
  /** Whether it is made to ship, as far as its name tells. */
  readonly isProduct: boolean;
  /** The target and the stages that it stands on, the target first. */
  readonly shipped: readonly Stage[];
  /** The other stages that are built for the target. */
  readonly feeding: readonly Stage[];
  /** The image at the end of the target's base chain; undefined where nobody knows which. */
  readonly base: ImageFacts | undefined;
  /** What these rules found, in file order. */
  findingsOf(rules: readonly string[]): readonly ReportedFinding[];
}

/** Undefined for a file without stages. */
export function checklistView(snapshot: Snapshot, settings: Settings): ChecklistView | undefined {
  const { graph } = snapshot;
  const [product] = shippedIn(graph, stagesAskedFor(snapshot)).values();
  const target = product ?? graph.defaultStage;
  if (!target) return undefined;
  const shipped = graph
    .reachedFrom(target)
    .filter((stage) => graph.ships(stage, target))
    .reverse();
  const findings = runRules(snapshot, choiceFor(settings)).map((finding) => asOffered(finding, settings));
  return {
    snapshot,
    target,
    isProduct: product !== undefined,
    shipped,
    feeding: graph.reachedFrom(target).filter((stage) => !shipped.includes(stage)),
    base: rootFacts(graph, target),
    findingsOf: (rules) => findings.filter(({ rule }) => rules.includes(rule)),
  };
}

/** Whoever turned a rule off did not mean to pass what it would find. */
function choiceFor({ ruleOptions }: Settings): RuleChoice {
  const choice = choices.get(ruleOptions) ?? { ...defaultChoice, options: ruleOptions };
  choices.set(ruleOptions, choice);
  return choice;
}

const choices = new WeakMap<RuleOptions, RuleChoice>();

const rulesById: ReadonlyMap<string, RuleInfo> = new Map(allRules.map((rule) => [rule.id, rule]));

/** An editor mends what it shows; what is turned off there, or shown by somebody else, has no fix. */
function asOffered(finding: ReportedFinding, settings: Settings): ReportedFinding {
  const rule = rulesById.get(finding.rule);
  if (rule && severityOfFinding(rule, finding, choiceOf(settings)) !== 'off') return finding;
  const { fixes, replacement, ...found } = finding;
  return found;
}

/** What is known of the image that a stage's own FROM names, if it names one. */
export function ownImage({ base: { source } }: Stage): ImageFacts | undefined {
  return source.kind === 'image' ? imageFacts(source.reference) : undefined;
}
