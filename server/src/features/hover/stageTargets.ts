import * as l10n from '@vscode/l10n';
import type { Stage, StageGraph } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { code } from '../markdown';
import { stageLabel } from '../words';
import { listed, most, stageLink } from './lists';

/** Further users are not followed: nobody reads a list of hundreds of targets. */
const mostFollowed = 100;

/** Which builds a stage is part of. */
export function stageTargets(snapshot: Snapshot, stage: Stage): string[] {
  const { graph } = snapshot;
  const { targets, isCut } = targetsOf(graph, stage);
  if (targets.length > 0) {
    const named = (target: Stage) => {
      const name = stageLink(snapshot, target);
      return target === graph.defaultStage ? l10n.t('{0} (default)', name) : name;
    };
    if (!isCut) return [l10n.t('Built for {0}', listed(targets, named))];
    return [l10n.t('Built for {0}', l10n.t('{0} and many more', targets.slice(0, most).map(named).join(', ')))];
  }
  if (stage === graph.defaultStage) return [l10n.t('What a build without --target builds')];
  if (isTarget(graph, stage)) return [l10n.t('Built only by {0}', code(`--target ${stageLabel(stage)}`))];
  return [l10n.t('No target builds it')];
}

interface Targets {
  /** Other stages that can be built and need this one, the default first. */
  readonly targets: readonly Stage[];
  /** There are more. */
  readonly isCut: boolean;
}

function targetsOf(graph: StageGraph, stage: Stage): Targets {
  const found = new Set([stage]);
  for (const reached of found) {
    for (const { stage: user } of graph.dependents(reached)) {
      if (found.size > mostFollowed) break;
      found.add(user);
    }
  }
  found.delete(stage);
  const { defaultStage } = graph;
  const isCut = found.size >= mostFollowed;
  const isDefault = defaultStage && (found.delete(defaultStage) || (isCut && reaches(graph, defaultStage, stage)));
  const named = [...found].filter((target) => isTarget(graph, target)).sort((a, b) => a.index - b.index);
  return { targets: isDefault ? [defaultStage, ...named] : named, isCut };
}

function reaches(graph: StageGraph, target: Stage, stage: Stage): boolean {
  return target !== stage && graph.reachedFrom(target).includes(stage);
}

function isTarget(graph: StageGraph, stage: Stage): boolean {
  return stage.name !== undefined && graph.stageNamed(stage.name) === stage;
}
