import { type ImageFacts, imageFacts } from '../../images/imageFacts';
import { shippedIn } from '../../model/shipping';
import type { Stage } from '../../model/stageGraph';
import { rootFacts } from '../../model/stageImage';
import type { ReportedFinding } from '../../rules/reportedFinding';
import { defaultChoice, type RuleChoice } from '../../rules/ruleChoice';
import { runRules } from '../../rules/runRules';
import { stagesAskedFor } from '../../rules/stageContext';
import type { RuleOptions } from '../../workspace/ruleOptions';
import type { Settings } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';

/** What the items of the checklist look at. */
export interface ChecklistView {
  readonly snapshot: Snapshot;
  /** The stage that ships. */
  readonly target: Stage;
  /** The target and the stages that it stands on, the target first. */
  readonly shipped: readonly Stage[];
  /** The other stages that are built for the target. */
  readonly feeding: readonly Stage[];
  /** The image at the end of the target's base chain; undefined where nobody knows which. */
  readonly base: ImageFacts | undefined;
  /** Whether the build context has an ignore file; undefined where nobody looked. */
  readonly hasIgnoreFile: boolean | undefined;
  /** What these rules found, in file order. */
  findingsOf(rules: readonly string[]): readonly ReportedFinding[];
}

/** Undefined for a file without stages. */
export function checklistView(snapshot: Snapshot, settings: Settings): ChecklistView | undefined {
  const { graph } = snapshot;
  const target = shippingTarget(snapshot);
  if (!target) return undefined;
  const shipped = graph
    .reachedFrom(target)
    .filter((stage) => graph.ships(stage, target))
    .reverse();
  const findings = runRules(snapshot, choiceFor(settings));
  return {
    snapshot,
    target,
    shipped,
    feeding: graph.reachedFrom(target).filter((stage) => !shipped.includes(stage)),
    base: rootFacts(graph, target),
    hasIgnoreFile: undefined,
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

/** The first of the stages that ship: the default one, unless that one is for development. */
function shippingTarget(snapshot: Snapshot): Stage | undefined {
  const [first] = shippedIn(snapshot.graph, stagesAskedFor(snapshot)).values();
  return first ?? snapshot.graph.defaultStage;
}

/** What is known of the image that a stage's own FROM names, if it names one. */
export function ownImage({ base: { source } }: Stage): ImageFacts | undefined {
  return source.kind === 'image' ? imageFacts(source.reference) : undefined;
}
