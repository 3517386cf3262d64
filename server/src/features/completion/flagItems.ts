import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { readFlags } from '../../syntax/flags';
import { type FlagType, flagsOf } from '../../syntax/keywords';
import { flagText } from '../general/flagTexts';
import type { Spot, SpotOf } from '../spot/spot';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';
import { isPeerFlag } from './peer';
import { flagValues } from './valueItems';

/** Only frontends that few people have take it. */
const unusual: ReadonlySet<string> = new Set(['device']);

/**
 * Flags where one could begin, behind all else that could: for somebody who asks for a list without having typed
 * anything, as a list that comes by itself has no room for them.
 */
export function flagsToBegin(asked: Asked, spot: Spot): Offered {
  const { rest } = spot.parts;
  const isFirst = rest.start >= rest.end || rest.start >= spot.offset;
  if (asked.trigger !== undefined || spot.word !== '' || !isFirst) return nothing;
  const begin = { ...spot, kind: 'flag-name', hasValue: false } as const;
  const { items } = flagItems(asked, begin);
  return { items: items.map((item) => ({ ...item, sortText: `z${item.sortText}` })) };
}

/** The flags that an instruction may still be given, what is used most first. */
export function flagItems(asked: Asked, spot: SpotOf<'flag-name'>): Offered {
  const instruction = spot.parts.name;
  const others = otherFlags(spot);
  const items: CompletionItem[] = [];
  for (const [flag, type] of Object.entries(flagsOf(instruction))) {
    if (unusual.has(flag) || (others.has(flag) && type !== 'list')) continue;
    if (!asked.general && isPeerFlag(instruction, flag)) continue;
    items.push(flagItem(asked, spot, flag, type, items.length));
  }
  return { items };
}

/** Flags in front of the cursor and behind it, where two dashes without a name would end them. */
function otherFlags({ parts, span, instruction: { syntax } }: SpotOf<'flag-name'>): ReadonlySet<string> {
  const { text } = syntax.logical;
  const behind = readFlags(text, span.end, text.length, syntax.escape.charCodeAt(0)).flags;
  const others = [...parts.flags, ...behind].filter(({ start }) => start !== span.start);
  return new Set(others.map(({ name }) => name.text));
}

function flagItem(
  asked: Asked,
  spot: SpotOf<'flag-name'>,
  flag: string,
  type: FlagType,
  index: number,
): CompletionItem {
  const takesValue = type !== 'boolean' && !spot.hasValue;
  const label = type === 'boolean' ? `--${flag}` : `--${flag}=`;
  return itemAt(asked, spot, {
    label,
    kind: CompletionItemKind.Property,
    text: takesValue ? label : `--${flag}`,
    sort: inOrder(1, index),
    ...(type !== 'boolean' && { detail: valueHints[flag] ?? '' }),
    documentation: flagText(spot.parts.name, flag) ?? '',
    goesOn: takesValue && hasValues(asked, spot, flag),
  });
}

/** Editors say so where a list that was asked for is empty; then it is not asked for. */
function hasValues(asked: Asked, spot: Spot, flag: string): boolean {
  if (flag === 'mount') return true;
  const value = { ...spot, kind: 'flag-value', flag, typed: '', word: '' } as const;
  return flagValues(asked, value).items.length > 0;
}

/** The value that a flag waits for, as it would stand in a synopsis. */
const valueHints: Readonly<Record<string, string>> = {
  platform: 'os/arch',
  from: 'stage',
  chown: 'user:group',
  chmod: '755',
  exclude: '*.md',
  checksum: 'sha256:…',
  mount: 'type=…',
  network: 'default|none|host',
  security: 'sandbox|insecure',
  interval: '30s',
  timeout: '30s',
  'start-period': '0s',
  'start-interval': '5s',
  retries: '3',
};
