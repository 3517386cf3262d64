import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { onFirstLine } from '../shared/texts/onFirstLine';

/** A stage called `scratch` or `context`, names that mean something else already. */
export const reservedStageName: Rule = {
  id: 'reserved-stage-name',
  family: 'stages',
  summary: () => l10n.t('A stage called scratch or context, which mean something else.'),
  defaultSeverity: 'warning',
  buildkitRule: 'ReservedStageName',
  hadolintRules: ['DL3063'],
  *check({ graph }): Generator<Finding> {
    for (const stage of graph.stages) {
      const { name } = stage;
      if (name !== 'scratch' && name !== 'context') continue;
      yield {
        ...onFirstLine(stage.from, stage.nameRange ?? stage.base.range, l10n.t("The name '{0}'", name)),
        message: name === 'scratch' ? aboutScratch() : aboutContext(),
        hadolintRule: 'DL3063',
      };
    }
  },
};

function aboutScratch(): string {
  return l10n.t(
    "'scratch' is the empty base; below this stage, FROM scratch is this stage instead. Give it another name.",
  );
}

function aboutContext(): string {
  return l10n.t("'context' is BuildKit's own name for the build context. Give this stage another one.");
}
