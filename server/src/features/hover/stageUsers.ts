import * as l10n from '@vscode/l10n';
import type { Dependency, Source, Stage } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { link } from '../markdown';
import { dependencyLabel, sourceLabel } from '../words';
import { listed, stageLink } from './lists';

/** Which stages take from this one, and how. */
export function stageUsers(snapshot: Snapshot, stage: Stage): string[] {
  const users = listedUsers(snapshot, snapshot.graph.dependents(stage));
  if (users) return [l10n.t('Used by {0}', users)];
  return stage === snapshot.graph.defaultStage ? [] : [l10n.t('Used by no other stage')];
}

/** Which stages take from an image, `scratch` or a context of this name. */
export function outsideUsers(snapshot: Snapshot, source: Source): string[] {
  const label = sourceLabel(source);
  const users: Dependency[] = [];
  for (const stage of snapshot.graph.stages) {
    for (const dependency of stage.dependencies) {
      if (dependency.source.kind === source.kind && sourceLabel(dependency.source) === label) users.push(dependency);
    }
  }
  const names = listedUsers(snapshot, users);
  return names ? [l10n.t('Used by {0}', names)] : [];
}

/** Each stage once, with the instructions by which it takes. */
function listedUsers(snapshot: Snapshot, users: readonly Dependency[]): string {
  const byStage = new Map<Stage, Dependency[]>();
  for (const dependency of users) {
    const same = byStage.get(dependency.stage);
    if (same) same.push(dependency);
    else byStage.set(dependency.stage, [dependency]);
  }
  return listed([...byStage], ([stage, dependencies]) => {
    return `${stageLink(snapshot, stage)} (${waysOf(snapshot, dependencies)})`;
  });
}

/** `FROM, COPY ×3`, which leads to the first of each kind. */
function waysOf({ uri }: Snapshot, dependencies: readonly Dependency[]): string {
  const byLabel = new Map<string, Dependency[]>();
  for (const dependency of dependencies) {
    const label = dependencyLabel(dependency);
    const same = byLabel.get(label);
    if (same) same.push(dependency);
    else byLabel.set(label, [dependency]);
  }
  return [...byLabel]
    .map(([label, [first, ...others]]) => {
      const way = first ? link(label, uri, first.instruction.line) : label;
      return others.length > 0 ? `${way} ×${others.length + 1}` : way;
    })
    .join(', ');
}
