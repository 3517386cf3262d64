import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/** A stage called `scratch` or `context`, names that mean something else already. */
export const reservedStageName: Rule = {
  id: 'reserved-stage-name',
  family: 'stages',
  summary: () => l10n.t('A stage called scratch or context, which mean something else.'),
  defaultSeverity: 'warning',
  *check({ graph }): Generator<Finding> {
    for (const stage of graph.stages) {
      const { name } = stage;
      if (name !== 'scratch' && name !== 'context') continue;
      yield {
        range: stage.nameRange ?? stage.base.range,
        message: name === 'scratch' ? aboutScratch() : aboutContext(),
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
