import * as l10n from '@vscode/l10n';
import type { DiagramEdgeKind, StageRole } from '../../protocol/diagram';

/** One line of a legend: a kind of edge, or of stage, in words. */
export type LegendEntry =
  | { readonly edge: DiagramEdgeKind; readonly words: string }
  | { readonly stage: StageRole | 'unused'; readonly words: string };

interface Drawn {
  readonly nodes: readonly { readonly role?: StageRole; readonly isUnused?: boolean }[];
  readonly edges: readonly { readonly kind: DiagramEdgeKind }[];
}

/** What a picture shows, explained; nothing that is not in it. */
export function legendOf({ nodes, edges }: Drawn): readonly LegendEntry[] {
  const all: readonly LegendEntry[] = [
    { edge: 'base', words: 'FROM' },
    { edge: 'copy', words: 'COPY --from' },
    { edge: 'mount', words: 'RUN --mount' },
    { edge: 'onbuild', words: 'ONBUILD' },
    { stage: 'ships', words: l10n.t('ships in the image') },
    { stage: 'builds', words: l10n.t('only builds') },
    { stage: 'unused', words: l10n.t('unused') },
  ];
  return all.filter((entry) => {
    if ('edge' in entry) return edges.some(({ kind }) => kind === entry.edge);
    if (entry.stage === 'unused') return nodes.some(({ isUnused }) => isUnused);
    return nodes.some(({ role }) => role === entry.stage);
  });
}
