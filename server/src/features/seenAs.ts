import * as l10n from '@vscode/l10n';
import { buildGraph } from '../model/buildGraph';
import type { BuildInputs, Stage, StageGraph } from '../model/stageGraph';
import type { TargetReference } from '../targets/targetReference';
import { stageAskedFor } from '../workspace/askedStages';
import type { Snapshot } from '../workspace/snapshot';
import { buildTitle } from './buildTitle';
import { contextKey } from './contextNames';
import { plainText } from './diagram/plainText';

const known = new WeakMap<Snapshot, Snapshot>();

/** A Dockerfile as one of its builds sees it, with the arguments, the platform and the contexts that it gives. */
export function seenAs(snapshot: Snapshot, build: TargetReference): Snapshot {
  const last = known.get(snapshot);
  if (last?.seenAs === build) return last;
  const target = stageAskedFor(snapshot.graph, build) || !build.dynamic ? build.target : undefined;
  const graph = buildGraph(snapshot.dockerfile, { ...inputsOf(build), ...(target !== undefined && { target }) });
  const view = { ...snapshot, seenAs: build, graph };
  known.set(snapshot, view);
  return view;
}

/** What a build tells BuildKit besides its target, as far as that is known without running it. */
function inputsOf({ build }: TargetReference): BuildInputs {
  const platform = firstPlatform(build.platform);
  const buildArgs = Object.entries(build.buildArgs).filter((one): one is [string, string] => one[1] !== undefined);
  return {
    buildArgs: Object.fromEntries(buildArgs),
    namedContexts: Object.fromEntries(build.namedContexts.map((context) => [contextKey(context), context.source])),
    ...(platform !== undefined && { platform, buildPlatform: 'linux/amd64' }),
  };
}

/** Several platforms are several builds. */
function firstPlatform(written: string | undefined): string | undefined {
  const first = written?.split(',')[0]?.trim();
  return first && /^[\w./()-]+$/.test(first) ? first : undefined;
}

/** The stage that is built: that of the build as which the file is seen, else the last one. */
export function builtStage(graph: StageGraph): Stage | undefined {
  return stageAskedFor(graph, { target: graph.inputs.target });
}

/** Whether the build as which a file is seen has a target that only a run can tell. */
function hasOpenTarget({ graph, seenAs: build }: Snapshot): boolean {
  return build?.target !== undefined && graph.inputs.target === undefined;
}

/** What the build as which a file is seen makes of a stage; undefined where it is seen as it is written. */
export function describeInView(snapshot: Snapshot, stage: Stage): string | undefined {
  const { graph, seenAs: build } = snapshot;
  if (!build) return undefined;
  const title = buildTitle(build);
  if (stage.replacedBy !== undefined) return l10n.t('{0} puts {1} in its place', title, plainText(stage.replacedBy));
  if (hasOpenTarget(snapshot)) return undefined;
  const goal = builtStage(graph);
  if (stage === goal) return l10n.t('What {0} builds', title);
  const isReached = goal !== undefined && graph.reachedFrom(goal).includes(stage);
  return isReached ? l10n.t('Part of {0}', title) : l10n.t('No part of {0}', title);
}

/** As which build a file is seen; undefined where it is seen as it is written. */
export function describeView(snapshot: Snapshot): string | undefined {
  const { graph, seenAs: build } = snapshot;
  if (!build) return undefined;
  const title = buildTitle(build);
  if (hasOpenTarget(snapshot)) return l10n.t('As {0} builds it; only a run can tell its target', title);
  const { target } = graph.inputs;
  if (target !== undefined && !builtStage(graph)) {
    return l10n.t("As {0} builds it, which asks for '{1}': there is no such stage", title, plainText(target));
  }
  return l10n.t('As {0} builds it', title);
}
