import * as l10n from '@vscode/l10n';
import type { ImageReference } from '../../images/imageReference';
import { isOfficialImage } from '../../images/officialImages';
import type { StageGraph } from '../../model/stageGraph';
import type { Finding, Rule } from '../rule';
import { type ImageMention, imageMentions } from '../shared/images/imageMentions';
import { mistypedNames } from '../shared/stages/mistypedNames';

/** An image without a tag and without a digest, which is whatever was pushed last as `latest`. */
export const untaggedImage: Rule = {
  id: 'untagged-image',
  family: 'images',
  summary: () => l10n.t('An image that is named without a tag.'),
  defaultSeverity: 'warning',
  hadolintRules: ['DL3006'],
  *check(snapshot): Generator<Finding> {
    const isMistyped = mistyped(snapshot.graph);
    for (const image of imageMentions(snapshot, isUntagged)) {
      const { reference, range, kind } = image;
      if (isMistyped(image) || (kind !== 'base' && isOneWord(image))) continue;
      const message = l10n.t(
        "'{0}' has no tag: each build may get another version. Say which one you mean.",
        reference,
      );
      yield { range, message, ...(kind === 'base' && { hadolintRule: 'DL3006' }), ...milder(image) };
    }
  },
};

function isUntagged({ tag, digest }: ImageReference, written: string): boolean {
  return tag === undefined && digest === undefined && !written.includes('$');
}

/**
 * A name of one word that no registry has is an image of one's own machine, or a context that a build is given. Those of
 * distroless have no versions.
 */
function milder(image: ImageMention): Partial<Finding> {
  const hasVersions = !isOneWord(image) && !image.reference.startsWith('gcr.io/distroless/');
  return hasVersions ? {} : { severity: 'information' };
}

/** Behind `--from` it is a stage that is not there rather than an image. */
function isOneWord({ reference }: ImageMention): boolean {
  return !reference.includes('/') && !isOfficialImage(reference);
}

/** Whether a name is rather a stage's: `unknown-stage` tells of that. */
function mistyped(graph: StageGraph): (image: ImageMention) => boolean {
  let names: ReadonlySet<string> | undefined;
  return (image) => {
    if (!isOneWord(image)) return false;
    names ??= new Set([...mistypedNames(graph)].map((name) => name.written));
    return names.has(image.written);
  };
}
