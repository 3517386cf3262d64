import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/** An instruction that BuildKit refuses when it builds the stage, whatever the files and images are. */
export const buildErrorRule: Rule = {
  id: 'build-error',
  family: 'stages',
  summary: () => l10n.t('An instruction that makes every build of its stage fail.'),
  defaultSeverity: 'error',
  *check({ graph }): Generator<Finding> {
    for (const { error } of graph.stageErrors) {
      const { id, certain, range, message, related } = error;
      // What hangs on an image or a build argument may well be right.
      if (id === 'instruction' && certain) yield { range, message, related };
    }
  },
};
