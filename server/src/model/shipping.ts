import { chosenByVariable } from './chosenByVariable';
import type { Stage, StageGraph } from './stageGraph';

/**
 * For each stage the target in whose image its files are: reached by FROM alone. Targets are the last stage, the stages
 * that `asked` has, and those that no other stage takes from or can choose by a variable; never a stage that only tests or
 * develops. Where a stage ships in several, the default one counts, then the first. Linear.
 */
export function shippedIn(graph: StageGraph, asked: Iterable<Stage> = []): ReadonlyMap<Stage, Stage> {
  const shipped = new Map<Stage, Stage>();
  for (const target of shippingTargets(graph, asked)) {
    for (let at: Stage | undefined = target; at && !shipped.has(at); at = baseOf(at)) shipped.set(at, target);
  }
  return shipped;
}

function shippingTargets(graph: StageGraph, asked: Iterable<Stage>): ReadonlySet<Stage> {
  const targets = new Set<Stage>();
  for (const stage of asked) if (!isForDevelopment(stage)) targets.add(stage);
  const isVariant = chosenByVariable(graph);
  for (const stage of graph.stages) {
    if (stage.name === undefined || isForDevelopment(stage) || graph.dependents(stage).length > 0) continue;
    if (!isVariant(stage)) targets.add(stage);
  }
  return withDefault(graph.defaultStage, targets);
}

/** The default stage comes first, unless it only helps and another does not. */
function withDefault(stage: Stage | undefined, targets: ReadonlySet<Stage>): ReadonlySet<Stage> {
  const isTarget =
    stage && !isNeverRun(stage) && (targets.size === 0 || targets.has(stage) || !isForDevelopment(stage));
  return isTarget ? new Set([stage, ...targets]) : targets;
}

const neverRun = wordsInNames(
  'tests?|testing|lint(?:er)?|dev|devel|devcontainer|develop(?:ment)?|debug(?:ger)?|ci|checks?|e2e|bench(?:mark)?|docs?',
  'vendor(?:ed)?|validate|updates?|outdated|gen(?:erate[sd]?)?|codegen|mocks?|fmt|format|coverage',
);
const helping = wordsInNames('build(?:er)?|compile|deps|dependencies|cache|tools?');

/** Whether a stage's name says that nobody runs what it makes in production. */
export function isForDevelopment(stage: Stage): boolean {
  return isNeverRun(stage) || (stage.name !== undefined && helping.test(stage.name));
}

/** What is called `build` may be all that there is; what is called `test` is not. */
function isNeverRun({ name }: Stage): boolean {
  return name !== undefined && neverRun.test(name);
}

function wordsInNames(...words: readonly string[]): RegExp {
  return new RegExp(`(?:^|[-_.])(?:${words.join('|')})(?:$|[-_.\\d])`);
}

function baseOf({ base, replacedBy }: Stage): Stage | undefined {
  return replacedBy === undefined && base.source.kind === 'stage' ? base.source.stage : undefined;
}
