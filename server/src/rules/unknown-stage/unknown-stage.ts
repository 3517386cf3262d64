import * as l10n from '@vscode/l10n';
import { parseImageReference } from '../../images/imageReference';
import { mistypedNames } from '../mistypedNames';
import type { Finding, Rule } from '../rule';

/** A name that no stage has, and that looks like one that a stage above has. */
export const unknownStage: Rule = {
  id: 'unknown-stage',
  family: 'stages',
  summary: () => l10n.t('A name that is taken as an image, but looks like a mistyped stage.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3022'],
  *check({ graph }): Generator<Finding> {
    for (const { written, range, meant, replacement } of mistypedNames(graph)) {
      // What can't be an image either is an error: see `blank-base`.
      if (typeof parseImageReference(written) === 'string') continue;
      const name = meant.name ?? '';
      yield {
        range,
        message: l10n.t("'{0}' is taken as an image; did you mean stage '{1}'?", written, name),
        related: [
          { range: meant.nameRange ?? meant.base.range, message: l10n.t('Stage {0} begins here', `'${name}'`) },
        ],
        replacement,
        hadolintRule: 'DL3022',
      };
    }
  },
};
