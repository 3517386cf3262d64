import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/** What BuildKit refuses while it reads the file, so that nothing can be built. */
export const syntax: Rule = {
  id: 'syntax',
  summary: () => l10n.t('Something that keeps BuildKit from reading the Dockerfile.'),
  defaultSeverity: 'error',
  *check({ dockerfile }): Generator<Finding> {
    for (const { id, range, message, suggestion } of dockerfile.problems) {
      // `variable-in-from` has a way out to offer.
      if (id !== 'mount-variable') yield { range, message, replacement: suggestion };
    }
  },
};
