import * as l10n from '@vscode/l10n';
import type { ImageReference } from '../../images/imageReference';
import type { Finding, Rule } from '../rule';
import { imageMentions } from '../shared/images/imageMentions';

/** An image that only a tag names, which its makers may move. */
export const unpinnedDigest: Rule = {
  id: 'unpinned-digest',
  family: 'images',
  summary: () => l10n.t('An image that is not pinned to a digest.'),
  defaultSeverity: 'off',
  *check(snapshot): Generator<Finding> {
    for (const { written, range } of imageMentions(snapshot, isUnpinned)) {
      yield { range, message: l10n.t("'{0}' is not pinned: its makers can move the tag. Add @sha256:…", written) };
    }
  },
};

function isUnpinned({ digest }: ImageReference, written: string): boolean {
  return digest === undefined && !written.includes('$');
}
