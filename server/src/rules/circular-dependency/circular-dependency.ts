import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/** Stages that copy from each other in a circle; no target of the file can be built then. */
export const circularDependency: Rule = {
  id: 'circular-dependency',
  family: 'stages',
  summary: () => l10n.t('Stages that take from each other in a circle.'),
  defaultSeverity: 'error',
  hadolintRules: ['DL3023'],
  *check({ graph }): Generator<Finding> {
    for (const { id, range, message, related } of graph.fileErrors) {
      if (id !== 'cycle') continue;
      const isOwn = related.length < 2;
      yield { range, message, related, ...(isOwn && { hadolintRule: 'DL3023' }) };
    }
  },
};
