import * as l10n from '@vscode/l10n';
import type { Flag } from '../../syntax/parts';
import type { Finding, StageRule } from '../rule';
import { shippedWhere } from '../shared/stages/shippedWhere';

/** A stage that ships, but is made for the machine that builds. */
export const buildPlatformShipped: StageRule = {
  id: 'build-platform-shipped',
  family: 'shipping',
  summary: () => l10n.t('A stage that ships, for the platform of the machine that builds it.'),
  defaultSeverity: 'warning',
  *checkStage({ instructions, context }): Generator<Finding> {
    const [from] = instructions;
    if (context.shipsIn === undefined || from?.body.kind !== 'from' || context.root === 'scratch') return;
    const { platform, base } = from.body;
    if (!platform || !base || !isBuildPlatform(platform)) return;
    const range = from.rangeOf(platform);
    yield {
      range,
      message: l10n.t(
        'Built for another platform, programs of the build machine end up {0}. Leave --platform to stages that only build.',
        shippedWhere(context),
      ),
      ...(!context.starts && { severity: 'hint' as const }),
      fixes: [
        {
          title: l10n.t('Remove --platform'),
          edits: [{ range: { start: range.start, end: from.rangeOf(base).start }, newText: '' }],
        },
      ],
    };
  },
};

function isBuildPlatform({ value }: Flag): boolean {
  return /^"?\$(?:BUILDPLATFORM|\{BUILDPLATFORM[}:])/.test(value?.text ?? '');
}
