import * as l10n from '@vscode/l10n';
import type { Dependency, Stage, StageGraph } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { nameInStage } from '../shared/stages/nameInStage';

/** A number in FROM or in the `from` of a mount: only `COPY --from` counts stages. */
export const numberAsImage: Rule = {
  id: 'number-as-image',
  family: 'stages',
  summary: () => l10n.t('A stage number in FROM or in the from of a mount, where it is taken as an image.'),
  defaultSeverity: 'warning',
  *check({ graph }): Generator<Finding> {
    for (const stage of graph.stages) {
      for (const dependency of stage.dependencies) {
        if (isNumber(dependency)) yield found(dependency, graph);
      }
    }
    for (const { kind, reference, range, source } of graph.triggerReferences) {
      if (kind === 'mount' && source.kind === 'image' && digits.test(reference)) {
        yield { range, message: l10n.t("A mount can't count stages: '{0}' is taken as an image.", reference) };
      }
    }
  },
};

const digits = /^\d+$/;

function isNumber({ kind, source, stage }: Dependency): boolean {
  if (source.kind !== 'image' || (kind !== 'mount' && kind !== 'base') || !digits.test(source.reference)) return false;
  return kind === 'mount' || !stage.base.written.includes('$');
}

function found({ kind, source, stage, range }: Dependency, graph: StageGraph): Finding {
  const number = source.kind === 'image' ? source.reference : '';
  const meant: Stage | undefined = Number(number) < stage.index ? graph.stages[Number(number)] : undefined;
  const message =
    kind === 'base'
      ? l10n.t("FROM can't count stages: '{0}' is taken as an image.", number)
      : l10n.t("A mount can't count stages: '{0}' is taken as an image.", number);
  if (!meant) return { range, message };
  const related = [
    { range: meant.nameRange ?? meant.base.range, message: l10n.t('This is the stage with number {0}', number) },
  ];
  return {
    range,
    message,
    related,
    replacement: nameInStage(meant, { graph, index: stage.index, inFrom: kind === 'base' }),
  };
}
