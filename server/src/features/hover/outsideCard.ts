import * as l10n from '@vscode/l10n';
import { parseImageReference } from '../../images/imageReference';
import { isOfficialImage } from '../../images/officialImages';
import type { Base, Source } from '../../model/stageGraph';
import type { Snapshot } from '../../workspace/snapshot';
import { code } from '../markdown';
import { sourceLabel } from '../words';
import { outsideLabel } from './lists';
import { replacements } from './replacements';
import { outsideUsers } from './stageUsers';

type Outside = Exclude<Source, { kind: 'stage' }>;

/** What an image, `scratch` or a named context is, and who uses it. */
export function outsideCard(snapshot: Snapshot, source: Outside, base: Base | undefined): string[] {
  const title = `**${outsideLabel(sourceLabel(source) || (base?.written ?? ''))}** · ${kindOf(source)}`;
  const resolved = base && base.expanded !== '' && base.expanded !== base.written;
  return [
    title,
    ...(resolved ? [l10n.t('{0} is {1} here', code(base.written), outsideLabel(base.expanded))] : []),
    ...outsideUsers(snapshot, source),
    ...replacements(snapshot, source),
  ];
}

function kindOf(source: Outside): string {
  switch (source.kind) {
    case 'image':
      return imageKind(source.reference);
    case 'scratch':
      return l10n.t('an empty filesystem');
    case 'context':
      return l10n.t('named context {0}', code(source.source));
  }
}

function imageKind(reference: string): string {
  const image = parseImageReference(reference);
  if (typeof image === 'string') return l10n.t('image from outside of this file');
  const { domain, path, tag, digest } = image;
  const registry = domain === 'docker.io' ? 'Docker Hub' : domain;
  const isOfficial =
    domain === 'docker.io' && path.startsWith('library/') && isOfficialImage(path.slice('library/'.length));
  const kind = isOfficial ? l10n.t('official image of {0}', registry) : l10n.t('image of {0}', registry);
  return tag === undefined && digest === undefined
    ? `${kind}, ${l10n.t('{0} since no tag is given', code('latest'))}`
    : kind;
}
