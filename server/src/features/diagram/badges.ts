import * as l10n from '@vscode/l10n';
import type { DiagramBadge, DiagramBadgeKind, DiagramLevel } from '../../protocol/diagram';
import { rightEnd, sizes } from './boxes';
import type { ModelNode } from './diagramModel';
import { textWidth } from './textWidth';

const height = 16;

type Badge = Pick<DiagramBadge, 'kind' | 'text'>;

/** What stands out of a stage, in a word each; in an overview what must not be missed. */
export function badgesOf(
  node: Omit<ModelNode, 'instructions'>,
  level: Exclude<DiagramLevel, 'detailed'>,
): readonly Badge[] {
  const isGoal = node.isDefault || node.isTarget;
  const all: readonly (readonly [DiagramBadgeKind, boolean, string])[] = [
    ['error', node.error !== undefined, '!'],
    ['target', node.isTarget === true, l10n.t('target')],
    ['default', node.isDefault === true && !node.isTarget, l10n.t('default')],
    ['unused', node.isUnused === true, l10n.t('unused')],
    ['ships', level === 'normal' && node.role === 'ships' && !isGoal, l10n.t('ships')],
    ['targeted', level === 'normal' && node.targetedCount !== undefined, buildsText(node.targetedCount ?? 0)],
  ];
  return all.flatMap(([kind, has, text]) => (has ? [{ kind, text }] : []));
}

function buildsText(count: number): string {
  return count === 1 ? l10n.t('1 build') : l10n.t('{0} builds', count);
}

/** Puts badges side by side from `start` on. */
export function placeBadges(badges: readonly Badge[], start: number, y: number): readonly DiagramBadge[] {
  let x = start;
  return badges.map((badge) => {
    const width = Math.max(height, Math.ceil(textWidth(badge.text, 'sans', sizes.badge) + 13));
    const placed = { ...badge, x, y, width, height };
    x += width + 4;
    return placed;
  });
}

/** Moves badges so that the last one ends at `end`. */
export function alignRight(badges: readonly DiagramBadge[], end: number): readonly DiagramBadge[] {
  const shift = end - rightEnd([], badges);
  return badges.map((badge) => ({ ...badge, x: badge.x + shift }));
}
