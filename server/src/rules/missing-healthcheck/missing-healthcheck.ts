import * as l10n from '@vscode/l10n';
import type { Finding, StageRule } from '../rule';
import { named } from '../shared/texts/named';

/** A target without HEALTHCHECK. */
export const missingHealthcheck: StageRule = {
  id: 'missing-healthcheck',
  family: 'form',
  summary: () => l10n.t('An image that says nothing about how to see whether it works: no HEALTHCHECK.'),
  defaultSeverity: 'off',
  hadolintRules: ['DL3057'],
  *checkStage({ instructions, context }): Generator<Finding> {
    const { label, shipsIn, inherited } = context;
    const [from] = instructions;
    if (!from || shipsIn !== label || inherited.healthcheck) return;
    if (named(instructions, 'HEALTHCHECK').length > 0) return;
    const { body, rest } = from.parts;
    yield {
      range: from.rangeOf((body.kind === 'from' && body.stageName) || rest),
      message: l10n.t('The image of {0} has no HEALTHCHECK; write HEALTHCHECK NONE if it needs none.', label),
      hadolintRule: 'DL3057',
    };
  },
};
