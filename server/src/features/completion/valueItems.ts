import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Spot, SpotOf } from '../spot/spot';
import { knownWords } from './knownWords';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';
import { platformItems } from './platformItems';
import { stageItems } from './stageItems';

/** A value that can stand at a spot, and what it means. */
export interface Value {
  readonly text: string;
  readonly detail?: string;
  readonly documentation?: string;
}

export function valuesAt(asked: Asked, spot: Spot, values: readonly Value[]): Offered {
  const items = values.map(({ text, ...said }, index) =>
    itemAt(asked, spot, { label: text, kind: CompletionItemKind.Value, sort: inOrder(1, index), ...said }),
  );
  return { items };
}

/** What `--name=` of the instruction can be. */
export function flagValues(asked: Asked, spot: SpotOf<'flag-value'>): Offered {
  switch (`${spot.parts.name} ${spot.flag}`) {
    case 'FROM platform':
      return platformItems(asked, spot);
    case 'COPY from':
      return stageItems(asked, spot, 'copy');
    case 'COPY link':
    case 'COPY parents':
    case 'ADD link':
    case 'ADD keep-git-dir':
    case 'ADD unpack':
      return valuesAt(asked, spot, booleans);
    case 'COPY chmod':
    case 'ADD chmod':
      return valuesAt(asked, spot, modes());
    case 'COPY chown':
    case 'ADD chown':
      return valuesAt(
        asked,
        spot,
        knownWords(asked.snapshot).owners.map((text) => ({ text })),
      );
    case 'ADD checksum':
      return valuesAt(asked, spot, [{ text: 'sha256:' }]);
    case 'RUN network':
      return valuesAt(asked, spot, networks());
    case 'RUN security':
      return valuesAt(asked, spot, securities());
    default:
      return nothing;
  }
}

/** For a boolean flag or mount key. */
export const booleans: readonly Value[] = [{ text: 'true' }, { text: 'false' }];

const modes = (): readonly Value[] => [
  { text: '755', detail: l10n.t('all may read and execute, the owner may write') },
  { text: '644', detail: l10n.t('all may read, the owner may write') },
  { text: '600', detail: l10n.t('only the owner may read and write') },
  { text: 'u=rwX,go=rX', detail: l10n.t('755 for directories and programs, 644 for the rest') },
];

const networks = (): readonly Value[] => [
  { text: 'default', detail: l10n.t('the network of the build') },
  { text: 'none', detail: l10n.t('no network at all') },
  { text: 'host', detail: l10n.t('that of the host, if the builder allows it') },
];

const securities = (): readonly Value[] => [
  { text: 'sandbox', detail: l10n.t('as any command') },
  { text: 'insecure', detail: l10n.t('without a sandbox, if the builder allows it') },
];
