import * as l10n from '@vscode/l10n';
import type { DiagramBadge, DiagramBadgeKind, DiagramText } from '../../protocol/diagram';
import { type NodeBox, rightEnd, sizes, whole } from './boxes';
import type { ModelNode } from './diagramModel';
import { fitPath, fitStart, type Setting, wrap } from './fitText';
import { textWidth } from './textWidth';

/** How much a picture says: `overview` has names alone, for files with hundreds of stages. */
export type Detail = 'overview' | 'normal';

const card = { left: 18, right: 14, top: 10, bottom: 11, minWidth: 128, nameLine: 17, line: 15.5, badgeHeight: 16 };
const pill = { left: 29, right: 12, height: 26, baseline: 17 };

const nameText: Setting = { face: 'bold', size: sizes.name, maxWidth: 220 };
const baseText: Setting = { face: 'mono', size: sizes.small, maxWidth: 236 };
const outsideText: Setting = { face: 'mono', size: sizes.small, maxWidth: 290 };
const commentText: Setting = { face: 'sans', size: sizes.small, maxWidth: 236 };

/** Measures a node and puts its texts into place. An error that is `said` elsewhere has no lines of its own. */
export function nodeBox(node: ModelNode, detail: Detail, said = ''): NodeBox {
  return node.kind === 'stage' ? stageCard(node, detail, said) : outsidePill(node);
}

/** Images, scratch and contexts: one line behind a glyph. */
function outsidePill(node: ModelNode): NodeBox {
  const text = fitPath(node.label, outsideText);
  const width = measure(text, outsideText);
  const label: DiagramText = { role: 'name', text, x: pill.left, y: pill.baseline, width };
  const { platform, ...rest } = node;
  return {
    ...rest,
    texts: [label],
    badges: [],
    ...whole({ width: pill.left + width + pill.right, height: pill.height }),
  };
}

function stageCard(node: ModelNode, detail: Detail, said: string): NodeBox {
  const texts = placeLines(cardLines(node, detail, said));
  const nameEnd = texts[0].x + texts[0].width;
  const badges = placeBadges(badgesOf(node), nameEnd + 10);
  const width = Math.max(card.minWidth, rightEnd(texts, badges) + card.right);
  const height = card.top + card.nameLine + (texts.length - 1) * card.line + card.bottom;
  const { platform, ...rest } = node;
  const size = whole({ width, height });
  return { ...rest, texts, badges: alignRight(badges, size.width - card.right + 3), ...size };
}

type Line = Pick<DiagramText, 'role' | 'text' | 'width'>;

function cardLines(node: ModelNode, detail: Detail, said: string): readonly Line[] {
  const name = lineOf('name', fitStart(node.label, nameText), nameText);
  if (detail === 'overview') return [name];
  const bases = [node.base ?? '', node.platform ? `--platform=${node.platform}` : '']
    .filter((text) => text !== '')
    .map((text) => lineOf('base', fitPath(text, baseText), baseText));
  const comments = wrap(node.comment ?? '', 2, commentText).map((text) => lineOf('comment', text, commentText));
  const error = node.error && !said.includes(node.error) ? node.error : '';
  const errors = wrap(error, 3, commentText).map((text) => lineOf('error', text, commentText));
  return [name, ...bases, ...comments, ...errors];
}

function lineOf(role: DiagramText['role'], text: string, setting: Setting): Line {
  return { role, text, width: measure(text, setting) };
}

function placeLines(lines: readonly Line[]): readonly DiagramText[] {
  const first = card.top + 13;
  return lines.map((line, index) => ({ ...line, x: card.left, y: first + (index > 0 ? 1 : 0) + index * card.line }));
}

function badgesOf(node: ModelNode): readonly { readonly kind: DiagramBadgeKind; readonly text: string }[] {
  const badges: { kind: DiagramBadgeKind; text: string }[] = [];
  if (node.error !== undefined) badges.push({ kind: 'error', text: '!' });
  if (node.isDefault) badges.push({ kind: 'default', text: node.isTarget ? l10n.t('target') : l10n.t('default') });
  if (node.isUnused) badges.push({ kind: 'unused', text: l10n.t('unused') });
  return badges;
}

function placeBadges(badges: ReturnType<typeof badgesOf>, start: number): readonly DiagramBadge[] {
  let x = start;
  return badges.map((badge) => {
    const width = Math.max(card.badgeHeight, Math.ceil(textWidth(badge.text, 'sans', sizes.badge) + 13));
    const placed = { ...badge, x, y: card.top, width, height: card.badgeHeight };
    x += width + 4;
    return placed;
  });
}

function alignRight(badges: readonly DiagramBadge[], end: number): readonly DiagramBadge[] {
  const shift = end - rightEnd([], badges);
  return badges.map((badge) => ({ ...badge, x: badge.x + shift }));
}

function measure(text: string, { face, size }: Setting): number {
  return Math.ceil(textWidth(text, face, size));
}
