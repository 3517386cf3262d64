import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { SpotOf } from '../spot/spot';
import { knownWords } from './knownWords';
import { type Asked, inOrder, itemAt, nothing, type Offered } from './offer';
import { type Value, valuesAt } from './valueItems';

const signals = (): readonly Value[] => [
  { text: 'SIGTERM', detail: l10n.t('the default') },
  { text: 'SIGINT' },
  { text: 'SIGQUIT', detail: l10n.t('nginx finishes what it has begun') },
  { text: 'SIGWINCH', detail: l10n.t('httpd finishes what it has begun') },
  { text: 'SIGHUP' },
  { text: 'SIGUSR1' },
  { text: 'SIGUSR2' },
  { text: 'SIGKILL', detail: l10n.t('ends it at once') },
];

/** The first argument of STOPSIGNAL, WORKDIR and USER. */
export function argumentItems(asked: Asked, spot: SpotOf<'argument'>): Offered {
  if (spot.index > 0) return nothing;
  const known = knownWords(asked.snapshot);
  const others = (words: readonly string[]) => words.filter((text) => text !== spot.word).map((text) => ({ text }));
  switch (spot.parts.name) {
    case 'STOPSIGNAL':
      return valuesAt(asked, spot, signals());
    case 'WORKDIR':
      return mayBeWhole(spot) ? nothing : valuesAt(asked, spot, others(known.directories));
    case 'USER':
      return valuesAt(asked, spot, others(known.users));
    default:
      return nothing;
  }
}

/**
 * Whether a path has been begun that may be meant as it stands. A longer one would then open a list by itself, and Enter
 * would take it where somebody wants a new line.
 */
function mayBeWhole({ typed }: { readonly typed: string }): boolean {
  return typed !== '' && !typed.endsWith('/');
}

const shells: readonly Value[] = [
  { text: '["/bin/bash", "-o", "pipefail", "-c"]' },
  { text: '["/bin/ash", "-eo", "pipefail", "-c"]' },
  { text: '["/bin/sh", "-c"]' },
  { text: '["powershell", "-Command"]' },
  { text: '["cmd", "/S", "/C"]' },
];

/** All that SHELL is given; commands of a shell are not ours. */
export function shellItems(asked: Asked, spot: SpotOf<'command'>): Offered {
  const { name, rest } = spot.parts;
  const isFirst = name === 'SHELL' && (rest.start >= rest.end || rest.start >= spot.span.start);
  return isFirst ? valuesAt(asked, spot, shells) : nothing;
}

/** Where COPY and ADD may put things: directories that the file works in. Others offer those too. */
export function destinations(asked: Asked, spot: SpotOf<'destination'>): Offered {
  if (!asked.general || mayBeWhole(spot)) return nothing;
  const directories = knownWords(asked.snapshot).directories.filter((path) => path.startsWith('/'));
  return valuesAt(
    asked,
    spot,
    directories.map((path) => ({ text: path.endsWith('/') ? path : `${path}/` })),
  );
}

/** NONE and CMD of HEALTHCHECK, which others offer too. */
export function healthTypes(asked: Asked, spot: SpotOf<'health-type'>): Offered {
  if (!asked.general) return nothing;
  const values = [
    { label: 'CMD', detail: l10n.t('the command that checks') },
    { label: 'NONE', detail: l10n.t('no check, not even the one of the base image') },
  ];
  const items = values.map((said, index) =>
    itemAt(asked, spot, { ...said, kind: CompletionItemKind.Keyword, sort: inOrder(0, index) }),
  );
  return { items };
}
