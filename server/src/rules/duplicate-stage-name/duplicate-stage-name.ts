import * as l10n from '@vscode/l10n';
import type { Dependency, Stage, StageGraph } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** Two stages of one name; which one is meant depends on who asks. */
export const duplicateStageName: Rule = {
  id: 'duplicate-stage-name',
  family: 'stages',
  summary: () => l10n.t('A stage name that another stage above has already.'),
  defaultSeverity: 'warning',
  buildkitRule: 'DuplicateStageName',
  hadolintRules: ['DL3024'],
  *check({ graph }): Generator<Finding> {
    const seen = new Map<string, Stage>();
    for (const stage of graph.stages) {
      if (stage.name === undefined) continue;
      const before = seen.get(stage.name);
      seen.set(stage.name, stage);
      if (before) yield found(before, stage, graph);
    }
  },
};

/** How many references are listed; who has more looks for them otherwise. */
const mostReferences = 10;

function found(before: Stage, stage: Stage, graph: StageGraph): Finding {
  const name = stage.name ?? '';
  const { range, related: further = [] } = onFirstLine(
    stage.from,
    stage.nameRange ?? stage.base.range,
    l10n.t("The name '{0}'", name),
  );
  const related = [
    ...further,
    { range: before.nameRange ?? before.base.range, message: l10n.t("The other stage '{0}'", name) },
  ];
  for (const one of [before, stage]) {
    for (const dependency of graph.dependents(one).slice(0, mostReferences)) related.push(binding(dependency, one));
  }
  return {
    range,
    message: l10n.t(
      "There is a stage '{0}' on line {1} already. FROM takes the latest one above it, COPY --from, mounts and --target take the last one in the file.",
      name,
      before.line + 1,
    ),
    related,
    hadolintRule: 'DL3024',
  };
}

function binding({ range }: Dependency, stage: Stage) {
  return { range, message: l10n.t("This '{0}' is the stage on line {1}", stage.name ?? '', stage.line + 1) };
}
