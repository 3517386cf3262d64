import * as l10n from '@vscode/l10n';
import type { SyntaxProblemId } from '../../syntax/problem';
import type { Finding, Rule } from '../rule';
import { conflictsIn } from './conflicts';

/** What BuildKit refuses while it reads the file, so that nothing can be built. */
export const syntax: Rule = {
  id: 'syntax',
  family: 'stages',
  summary: () => l10n.t('Something that keeps BuildKit from reading the Dockerfile.'),
  defaultSeverity: 'error',
  hadolintRules: ['DL3043', 'DL3061'],
  *check({ dockerfile, text }): Generator<Finding> {
    const { problems } = dockerfile;
    if (problems.length === 0) return;
    const conflicts = conflictsIn(text);
    if (conflicts.size > 0 && problems.some(({ range }) => conflicts.has(range.start.line)))
      return yield* conflicts.values();
    for (const { id, range, message, suggestion } of problems) {
      // `variable-in-from` and `invalid-check-options` speak of those.
      if (id === 'mount-variable' || id === 'invalid-check') continue;
      const hadolintRule = hadolintRules[id];
      yield { range, message, replacement: suggestion, ...(hadolintRule && { hadolintRule }) };
    }
  },
};

const hadolintRules: Readonly<Partial<Record<SyntaxProblemId, string>>> = {
  'onbuild-trigger': 'DL3043',
  'no-stage-yet': 'DL3061',
};
