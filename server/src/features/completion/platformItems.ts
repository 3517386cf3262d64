import * as l10n from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Spot } from '../spot/spot';
import { type Asked, inOrder, itemAt, type Offered } from './offer';

const platforms = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/386',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
  'windows/amd64',
];

/** What `FROM --platform=` can be: the platforms of the build, ARGs that hold one, and those that images have. */
export function platformItems(asked: Asked, spot: Spot): Offered {
  const variables = [
    { name: 'BUILDPLATFORM', detail: l10n.t('the platform that builds') },
    ...platformArgs(asked),
    { name: 'TARGETPLATFORM', detail: l10n.t('the platform that is built for; what FROM takes anyway') },
  ];
  // Behind a dollar sign others list all variables.
  const offered = asked.general || !spot.typed.startsWith('$') ? variables : [];
  const items = offered.map(({ name, detail }, index) =>
    itemAt(asked, spot, { label: `$${name}`, kind: CompletionItemKind.Variable, sort: inOrder(1, index), detail }),
  );
  const constants = platforms.map((label, index) =>
    itemAt(asked, spot, { label, kind: CompletionItemKind.Value, sort: inOrder(2, index) }),
  );
  return { items: [...items, ...constants] };
}

/** ARGs in front of the first FROM that are about a platform, by their name or by their default. */
function platformArgs({ snapshot }: Asked): { name: string; detail: string }[] {
  const found = new Map<string, string>();
  for (const { name, value = '' } of snapshot.graph.globalArgs) {
    const isAbout = /PLATFORM/i.test(name) || platforms.includes(value);
    if (isAbout && name !== 'BUILDPLATFORM' && name !== 'TARGETPLATFORM') found.set(name, value);
  }
  return [...found].map(([name, detail]) => ({ name, detail }));
}
