import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { SpotOf } from '../spot/spot';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';

/** `AS` behind a base, in the case of its FROM, where there is none yet. */
export function asKeyword(asked: Asked, spot: SpotOf<'as'>): Offered {
  const { next, parts, typed, word, inTrigger } = spot;
  const isThere = /^as$/i.test(word) || (typed === '' && /^as$/i.test(next ?? ''));
  if (inTrigger || isThere) return nothing;
  const label = /^[a-z]/.test(parts.keyword.text) ? 'as' : 'AS';
  const nameFollows = typed === '' && next !== undefined;
  const item = itemAt(asked, spot, {
    label,
    kind: CompletionItemKind.Keyword,
    text: `${label} `,
    sort: inOrder(0, 0),
    detail: l10n.t('names the stage'),
    goesOn: !nameFollows,
  });
  return { items: [item] };
}
