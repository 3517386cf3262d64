import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { canonicalMountKey } from '../../syntax/mounts';
import { mountKeyText } from '../general/flagTexts';
import type { SpotOf } from '../spot/spot';
import { bareMountKeys, keysBehindType, mountKeyAliases, mountTypes } from './mountKeys';
import { type Asked, inOrder, itemAt, type Offered } from './offer';

/** The keys that a mount of this type may still be given; `type=` first where there is none. */
export function mountKeyItems(asked: Asked, spot: SpotOf<'mount-key'>): Offered {
  const { mount, span } = spot;
  const others = mount.options.filter(({ key }) => key.start !== span.start);
  const taken = new Set(others.map(({ key }) => canonicalMountKey(key.text)));
  const type = others.find(({ key }) => key.text === 'type');
  const known = Object.hasOwn(mountTypes, mount.type) ? mountTypes[mount.type] : undefined;
  const keys = [...(type ? [] : ['type']), ...(known ?? [])].filter(
    (key) =>
      !taken.has(key) &&
      !excludes(key, taken, mount.type) &&
      (!keysBehindType.has(key) || (type && type.start < span.start)),
  );
  return { items: keys.map((key, index) => keyItem(asked, spot, key, index)) };
}

/** BuildKit takes one of the two: a secret has an id or a source; what is read-only is not writable. */
function excludes(key: string, taken: ReadonlySet<string>, type: string): boolean {
  if (key === 'readonly') return taken.has('readwrite');
  if (key === 'readwrite') return taken.has('readonly');
  return type === 'secret' && key === 'id' && taken.has('source');
}

function keyItem(asked: Asked, spot: SpotOf<'mount-key'>, key: string, index: number): CompletionItem {
  const isBare = bareMountKeys.has(key);
  const label = isBare ? key : `${key}=`;
  const aliases = mountKeyAliases[key];
  return itemAt(asked, spot, {
    label,
    kind: CompletionItemKind.Property,
    text: spot.hasValue ? key : label,
    sort: inOrder(1, index),
    documentation: mountKeyText(key, spot.mount.type) ?? '',
    goesOn: !isBare && !spot.hasValue,
    ...(aliases && { filter: [key, ...aliases].join(' ') }),
  });
}
