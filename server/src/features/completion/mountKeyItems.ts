import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { canonicalMountKey } from '../../syntax/mounts';
import { mountKeyText } from '../general/flagTexts';
import type { SpotOf } from '../spot/spot';
import { bareMountKeys, keysBehindType, mountKeyAliases, mountTypes } from './mountKeys';
import { mountValues } from './mountValues';
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
    ...(!isBare && { detail: valueHint(key, spot.mount.type) }),
    documentation: mountKeyText(key, spot.mount.type) ?? '',
    goesOn: !isBare && !spot.hasValue && hasValues(asked, spot, key),
    ...(aliases && { filter: [key, ...aliases].join(' ') }),
  });
}

/** As for flags; files are not looked for before somebody wants them. */
function hasValues(asked: Asked, spot: SpotOf<'mount-key'>, key: string): boolean {
  if (key === 'source') return spot.mount.type === 'bind' && !spot.mount.from;
  const value = { ...spot, kind: 'mount-value', key, typed: '', word: '' } as const;
  return mountValues(asked, value).items.length > 0;
}

/** The value that a key waits for, as it would stand in a synopsis. */
function valueHint(key: string, type: string): string {
  return valueHints.get(`${type} ${key}`) ?? valueHints.get(key) ?? '';
}

const valueHints: ReadonlyMap<string, string> = new Map([
  ['type', Object.keys(mountTypes).join('|')],
  ['from', 'stage'],
  ['source', 'path'],
  ['target', '/path'],
  ['id', 'name'],
  ['ssh id', 'default'],
  ['sharing', 'shared|locked|private'],
  ['env', 'NAME'],
  ['mode', '0755'],
  ['secret mode', '0400'],
  ['ssh mode', '0600'],
  ['uid', '0'],
  ['gid', '0'],
  ['size', '64m'],
]);
