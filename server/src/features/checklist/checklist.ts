import * as l10n from '@vscode/l10n';
import { stageLabel } from '../../model/buildErrors';
import type { Checklist, ChecklistSection } from '../../protocol/checklist';
import type { Settings } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { buildItems } from './buildItems';
import { type ItemDefinition, judged } from './checklistItem';
import { checklistView } from './checklistView';
import { optimisationItems } from './optimisationItems';
import { securityItems } from './securityItems';
import { structureItems } from './structureItems';

/** All points of the checklist, in the order in which people read them. */
export const allItems: readonly ItemDefinition[] = [
  ...structureItems,
  ...optimisationItems,
  ...buildItems,
  ...securityItems,
];

const sections: Readonly<Record<ChecklistSection, () => string>> = {
  structure: () => l10n.t('Structure'),
  optimisation: () => l10n.t('Optimisation'),
  build: () => l10n.t('Build'),
  security: () => l10n.t('Security'),
};

/** How good a multi-stage build is; undefined for a file without stages, or one that BuildKit can't read. */
export function checklist(snapshot: Snapshot, settings: Settings): Checklist | undefined {
  const view = snapshot.graph.unreadable ? undefined : checklistView(snapshot, settings);
  if (!view) return undefined;
  const judgements = allItems.map((item) => ({ section: item.section, item: judged(item, view) }));
  const count = (state: string) => judgements.filter(({ item }) => item.state === state).length;
  return {
    target: stageLabel(view.target),
    sections: Object.entries(sections).map(([id, title]) => ({
      id: id as ChecklistSection,
      title: title(),
      items: judgements.filter(({ section }) => section === id).map(({ item }) => item),
    })),
    passed: count('passed'),
    failed: count('failed'),
  };
}
