import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { conflictsIn } from './conflicts';

/** What BuildKit refuses while it reads the file, so that nothing can be built. */
export const syntax: Rule = {
  id: 'syntax',
  family: 'stages',
  summary: () => l10n.t('Something that keeps BuildKit from reading the Dockerfile.'),
  defaultSeverity: 'error',
  *check({ dockerfile, text }): Generator<Finding> {
    const { problems } = dockerfile;
    if (problems.length === 0) return;
    const conflicts = conflictsIn(text);
    if (conflicts.size > 0 && problems.some(({ range }) => conflicts.has(range.start.line)))
      return yield* conflicts.values();
    for (const { id, range, message, suggestion } of problems) {
      // `variable-in-from` speaks of those.
      if (id !== 'mount-variable') yield { range, message, replacement: suggestion };
    }
  },
};
