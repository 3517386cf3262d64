import * as l10n from '@vscode/l10n';
import { canonicalMountKey } from '../../syntax/mounts';
import { mountTypeText } from '../general/flagTexts';
import type { SpotOf } from '../spot/spot';
import { cacheTargets } from './cacheTargets';
import { knownWords } from './knownWords';
import { mountTypes } from './mountKeys';
import { type Asked, nothing, type Offered } from './offer';
import { stageItems } from './stageItems';
import { booleans, type Value, valuesAt } from './valueItems';

/** What a key of `RUN --mount` can be. */
export function mountValues(asked: Asked, spot: SpotOf<'mount-value'>): Offered {
  const { mount } = spot;
  const values = (found: readonly Value[]) => valuesAt(asked, spot, found);
  switch (canonicalMountKey(spot.key)) {
    case 'from':
      return stageItems(asked, spot, 'mount');
    case 'type':
      return values(types());
    case 'sharing':
      return mount.type === 'cache' ? values(sharings()) : nothing;
    case 'readonly':
    case 'readwrite':
    case 'required':
      return values(booleans);
    case 'id':
      return values(idsOf(asked, spot));
    case 'env':
      return values(variableFor(spot));
    case 'mode':
      return values(modeOf(mount.type));
    case 'target':
      return values(targetsOf(asked, spot));
    default:
      return nothing;
  }
}

const types = (): readonly Value[] => {
  const details: Readonly<Record<string, string>> = {
    bind: l10n.t('files of a stage, an image or the build context'),
    cache: l10n.t('kept from build to build'),
    secret: l10n.t('leaves no trace in the image'),
    ssh: l10n.t('the agent of whoever builds'),
    tmpfs: l10n.t('in memory'),
  };
  return Object.keys(mountTypes).map((text) => ({
    text,
    detail: details[text] ?? '',
    documentation: mountTypeText(text) ?? '',
  }));
};

const sharings = (): readonly Value[] => [
  { text: 'shared', detail: l10n.t('builds write at the same time; the default') },
  { text: 'locked', detail: l10n.t('one build waits for the other, as apt needs it') },
  { text: 'private', detail: l10n.t('each build at the same time has its own') },
];

/** Ids that other mounts of this type have. */
function idsOf({ snapshot }: Asked, { mount, word }: SpotOf<'mount-value'>): readonly Value[] {
  const ids = knownWords(snapshot).mountIds.get(mount.type) ?? [];
  const others = ids.filter(({ id, uses }) => id !== word || uses > 1).map(({ id }) => ({ text: id }));
  const isSshDefault = mount.type === 'ssh' && !others.some(({ text }) => text === 'default');
  return isSshDefault ? [{ text: 'default' }, ...others] : others;
}

/** `id=npm_token` is usually looked for in NPM_TOKEN. */
function variableFor({ mount }: SpotOf<'mount-value'>): readonly Value[] {
  const id = mount.options.find(({ key }) => key.text === 'id')?.value?.text ?? '';
  const name = id.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return mount.type === 'secret' && /^[A-Z]/.test(name) ? [{ text: name }] : [];
}

const defaultModes: ReadonlyMap<string, string> = new Map([
  ['secret', '0400'],
  ['ssh', '0600'],
  ['cache', '0755'],
]);

function modeOf(type: string): readonly Value[] {
  const text = defaultModes.get(type);
  return text === undefined ? [] : [{ text, detail: l10n.t('the default') }];
}

function targetsOf(asked: Asked, spot: SpotOf<'mount-value'>): readonly Value[] {
  const { mount } = spot;
  if (mount.type === 'cache') return cacheTargets(asked.snapshot, spot);
  const source = mount.source?.text;
  // What a command needs is mostly mounted where it stands elsewhere.
  return mount.type === 'bind' && source ? [{ text: source }] : [];
}
