import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { mistypedNames } from '../shared/stages/mistypedNames';

/** FROM with the name of a stage in capital letters: BuildKit knows stages by their lower-case names there. */
export const stageNameCase: Rule = {
  id: 'stage-name-case',
  family: 'stages',
  summary: () => l10n.t('A stage in FROM that is not written in lower case, so that it is not found.'),
  defaultSeverity: 'error',
  *check({ graph }): Generator<Finding> {
    for (const { written, range, meant, onlyCase } of mistypedNames(graph)) {
      if (!onlyCase) continue;
      const name = meant.name ?? '';
      yield {
        range,
        message: l10n.t(
          "FROM finds stages by their lower-case name only: '{0}' is taken as an image, and image names have no capital letters. Write '{1}'.",
          written,
          name,
        ),
        related: [
          { range: meant.nameRange ?? meant.base.range, message: l10n.t('Stage {0} begins here', `'${name}'`) },
        ],
        replacement: name,
      };
    }
  },
};
