import { stageLabel } from '../../model/buildErrors';
import { shippedIn } from '../../model/shipping';
import type { Stage } from '../../model/stageGraph';
import { imageOf } from '../../model/stageImage';
import { stageAskedFor } from '../../workspace/askedStages';
import type { Snapshot } from '../../workspace/snapshot';
import { isSameState, noState, type StageState, stateAtEnd } from './stageState';

/** What a rule may know of the file around a stage. */
export interface StageContext {
  /** Lower-case. */
  readonly name: string | undefined;
  /** As messages call it: `'builder'`, `#2`. */
  readonly label: string;
  /** A build without a target builds it. */
  readonly isDefault: boolean;
  /** The label of the target in whose image this stage's files are; undefined where it only feeds others. */
  readonly shipsIn: string | undefined;
  /** The image that it ships in has a CMD or an ENTRYPOINT, be it that of a stage above this one. */
  readonly starts: boolean;
  /** Other stages take files from it. */
  readonly isTakenFrom: boolean;
  /** Another stage stands on it. */
  readonly isBase: boolean;
  /** How many stages the file has; from 3 on it is 3. */
  readonly stages: number;
  readonly base: 'stage' | 'image' | 'scratch' | 'context';
  /**
   * The image at the end of the base chain with its variables filled in, `scratch` for none; undefined where that hangs on
   * what a build is told.
   */
  readonly root: string | undefined;
  /** What the stages below it left. */
  readonly inherited: StageState;
  /** The file's escape character. */
  readonly escape: string;
}

/** The context of each stage, in file order. Linear. */
export function stageContexts(snapshot: Snapshot): readonly StageContext[] {
  const { graph, dockerfile } = snapshot;
  const shipped = shippedIn(graph, stagesAskedFor(snapshot));
  const states = new Map<Stage, StageState>();
  const roots = new Map<Stage, string | undefined>();
  const contexts = graph.stages.map((stage) => {
    const below = stage.base.source.kind === 'stage' ? stage.base.source.stage : undefined;
    const inherited = (below && states.get(below)) ?? noState;
    states.set(stage, stateAtEnd(inherited, stage));
    const root = below ? roots.get(below) : imageOf(stage.base.source);
    roots.set(stage, root);
    const target = shipped.get(stage);
    const dependents = graph.dependents(stage);
    return {
      name: stage.name,
      label: stageLabel(stage),
      isDefault: stage === graph.defaultStage,
      shipsIn: target && stageLabel(target),
      isTakenFrom: dependents.some(({ kind }) => kind !== 'base'),
      isBase: dependents.some(({ kind }) => kind === 'base'),
      stages: Math.min(3, graph.stages.length),
      base: stage.base.source.kind,
      root,
      inherited,
      escape: dockerfile.escape,
      starts: false,
    };
  });
  return contexts.map((context, index) => {
    const target = shipped.get(graph.stages[index] as Stage);
    return target && states.get(target)?.starts ? { ...context, starts: true } : context;
  });
}

/** The stages that builds in other files surely ask for. */
export function* stagesAskedFor({ graph, targets }: Snapshot): Generator<Stage> {
  for (const reference of targets) {
    const stage = reference.build.role || reference.dynamic ? undefined : stageAskedFor(graph, reference);
    if (stage) yield stage;
  }
}

/** Whether rules would find the same with either. */
export function isSameContext(a: StageContext, b: StageContext): boolean {
  for (const key of keysOf(a)) if (key !== 'inherited' && a[key] !== b[key]) return false;
  return isSameState(a.inherited, b.inherited);
}

let keys: readonly (keyof StageContext)[] = [];

/** All contexts have the same ones. */
function keysOf(context: StageContext): readonly (keyof StageContext)[] {
  if (keys.length === 0) keys = Object.keys(context) as (keyof StageContext)[];
  return keys;
}
