import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/** A variable where BuildKit expands none: in `--from` of COPY and in `from` of a mount. */
export const variableInFrom: Rule = {
  id: 'variable-in-from',
  family: 'stages',
  summary: () => l10n.t('A variable in --from or in the from of a mount, where BuildKit knows none.'),
  defaultSeverity: 'error',
  *check({ dockerfile, graph }): Generator<Finding> {
    for (const problem of dockerfile.problems) {
      // A problem works out its words when it is asked for them, and there may be very many.
      if (problem.id === 'mount-variable') yield { range: problem.range, message: problem.message };
    }
    for (const { id, range, message } of graph.fileErrors) {
      if (id === 'variable-in-from') yield { range, message };
    }
    for (const { reference, range } of graph.triggerReferences) {
      if (!reference.includes('$')) continue;
      const message = l10n.t("A trigger can't take from a variable: every build that runs it fails.");
      yield { range, message };
    }
  },
};
