import * as l10n from '@vscode/l10n';
import type { ImageReference } from '../../images/imageReference';
import type { Finding, Rule } from '../rule';
import { imageMentions } from '../shared/images/imageMentions';

/** The tag `latest`, which is something else after each release. */
export const latestImage: Rule = {
  id: 'latest-image',
  family: 'images',
  summary: () => l10n.t('An image by its tag latest.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3007'],
  *check(snapshot): Generator<Finding> {
    for (const { written, range, kind } of imageMentions(snapshot, isLatest)) {
      const message = l10n.t("'{0}' is another version after each release. Name the one that you build for.", written);
      yield { range, message, ...(kind === 'base' && { hadolintRule: 'DL3007' }) };
    }
  },
};

function isLatest({ tag, digest }: ImageReference, written: string): boolean {
  return tag === 'latest' && digest === undefined && !written.includes('$');
}
