import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/** `COPY --from=` with a number that no stage has. */
export const invalidStageIndex: Rule = {
  id: 'invalid-stage-index',
  family: 'stages',
  summary: () => l10n.t('A stage number in --from that no stage has.'),
  defaultSeverity: 'error',
  hadolintRules: ['DL3022'],
  *check({ graph }): Generator<Finding> {
    for (const { id, range, message } of graph.fileErrors) {
      if (id === 'stage-index') yield { range, message, hadolintRule: 'DL3022' };
    }
  },
};
