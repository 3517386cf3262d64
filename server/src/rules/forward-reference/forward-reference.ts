import * as l10n from '@vscode/l10n';
import { isOfficialImage } from '../../images/officialImages';
import { stageLabel } from '../../model/buildErrors';
import type { Dependency, Stage, StageGraph } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { type Circles, circlesOf } from './circles';

/** A stage that takes from one below it, which BuildKit has not built by then. */
export const forwardReference: Rule = {
  id: 'forward-reference',
  family: 'stages',
  summary: () => l10n.t('A stage that takes from one that stands below it.'),
  defaultSeverity: 'error',
  hadolintRules: ['DL3022'],
  *check({ graph }): Generator<Finding> {
    let circles: Circles | undefined;
    for (const stage of graph.stages) {
      for (const dependency of stage.dependencies) {
        if (dependency.kind === 'base') {
          const below = stageBelow(dependency, graph);
          if (below) yield takenAsImage(stage, below);
        } else if (dependency.forward && dependency.source.kind === 'stage') {
          circles ??= circlesOf(graph);
          if (!circles.has(dependency)) yield forward(dependency, dependency.source.stage);
        }
      }
    }
  },
};

function forward({ stage, range, kind }: Dependency, below: Stage): Finding {
  const from = stageLabel(stage);
  const to = stageLabel(below);
  const message = kind.startsWith('onbuild')
    ? l10n.t('This trigger runs in stage {0}, which stands above stage {1} that it takes from; move {1} up.', from, to)
    : l10n.t('Stage {0} takes from {1}, which stands below it; move {1} up.', from, to);
  return { range, message, related: [beginning(below)], hadolintRule: 'DL3022' };
}

/** The stage below that FROM may have meant; everybody's images, and the stage's own name, are meant as images. */
function stageBelow({ stage, source }: Dependency, graph: StageGraph): Stage | undefined {
  if (source.kind !== 'image' || source.reference === stage.name) return undefined;
  const below = graph.stageNamed(source.reference);
  if (!below || below.index <= stage.index || below.name !== source.reference) return undefined;
  return isOfficialImage(source.reference) ? undefined : below;
}

/** There may be an image of this name, so it is milder. */
function takenAsImage(stage: Stage, below: Stage): Finding {
  return {
    range: stage.base.range,
    message: l10n.t(
      '{0} is taken as an image here, because the stage of this name stands below; move it up.',
      stageLabel(below),
    ),
    related: [beginning(below)],
    severity: 'warning',
  };
}

function beginning(stage: Stage) {
  return { range: stage.nameRange ?? stage.base.range, message: l10n.t('Stage {0} begins here', stageLabel(stage)) };
}
