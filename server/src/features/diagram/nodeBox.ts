import type { DiagramIcon, DiagramLevel, DiagramText } from '../../protocol/diagram';
import { alignRight, badgesOf, placeBadges } from './badges';
import { type NodeBox, rightEnd, sizes, whole } from './boxes';
import type { ModelNode } from './diagramModel';
import { fitPath, fitStart, type Setting, wrap } from './fitText';
import { instructionList } from './instructionList';
import { textWidth } from './textWidth';

const card = { left: 18, right: 14, top: 10, bottom: 11, minWidth: 128, nameLine: 17, line: 15.5 };
/** The sign in front of the name, and the room that it takes. */
const sign = { x: 16, y: 2, room: 19 };
const pill = { left: 29, right: 12, height: 26, baseline: 17, sign: { x: 10, y: 6 } };
/** Between what FROM names and the number of instructions at the right end of that line. */
const countGap = 14;

const nameText: Setting = { face: 'bold', size: sizes.name, maxWidth: 220 };
const baseText: Setting = { face: 'mono', size: sizes.small, maxWidth: 236 };
const outsideText: Setting = { face: 'mono', size: sizes.small, maxWidth: 290 };
const commentText: Setting = { face: 'sans', size: sizes.small, maxWidth: 236 };

/** Measures a node and puts its texts into place. An error that is `said` elsewhere has no lines of its own. */
export function nodeBox(node: ModelNode, level: DiagramLevel, said = ''): NodeBox {
  if (node.kind !== 'stage') return outsidePill(node);
  return level === 'overview' ? smallCard(node) : stageCard(node, said);
}

/** Images, scratch and contexts: one line behind a sign. */
function outsidePill({ instructions, ...node }: ModelNode): NodeBox {
  const text = fitPath(node.label, outsideText);
  const width = measure(text, outsideText);
  const label: DiagramText = { role: 'name', text, x: pill.left, y: pill.baseline, width };
  return {
    ...node,
    icon: { name: node.icon, ...pill.sign },
    texts: [label],
    badges: [],
    ...whole({ width: pill.left + width + pill.right, height: pill.height }),
  };
}

/** A name, and what must not be missed. */
function smallCard({ instructions, ...node }: ModelNode): NodeBox {
  const name = placedName(node, 4);
  const badges = placeBadges(badgesOf(node, 'overview'), rightEnd([name]) + 8, 5);
  const width = rightEnd([name], badges) + card.right - 2;
  const size = whole({ width, height: 26 });
  return { ...node, icon: signOf(node, 4), texts: [name], badges: alignRight(badges, size.width - 8), ...size };
}

function stageCard({ instructions, ...node }: ModelNode, said: string): NodeBox {
  const name = placedName(node, card.top);
  const lines = placeLines(cardLines(node, said));
  const count = countOf(node);
  const badges = placeBadges(badgesOf(node, 'normal'), rightEnd([name]) + 10, card.top);
  const texts = [name, ...lines];
  const above = card.top + card.nameLine + lines.length * card.line;
  const listed = instructionList(instructions ?? [], { x: card.left, y: above + 5 });
  const counted = count && lines[0] ? rightEnd([lines[0]]) + countGap + count.width : 0;
  const inside = Math.max(rightEnd(texts, badges), counted, rightEnd(listed?.texts ?? []));
  const bottom = listed ? listed.bottom : above;
  const size = whole({ width: Math.max(card.minWidth, inside + card.right), height: bottom + card.bottom });
  const right = size.width - card.right;
  return {
    ...node,
    icon: signOf(node, card.top),
    texts: [
      ...texts,
      ...(count && lines[0] ? [{ ...count, x: right - count.width, y: lines[0].y }] : []),
      ...(listed?.more ?? []),
    ],
    badges: alignRight(badges, right + 3),
    ...(listed && { instructions: listed.rows.map((row) => ({ ...row, width: right - row.x })) }),
    ...size,
  };
}

function signOf({ icon }: Pick<ModelNode, 'icon'>, top: number): DiagramIcon {
  return { name: icon, x: sign.x, y: top + sign.y };
}

function placedName({ label }: Pick<ModelNode, 'label'>, top: number): DiagramText {
  const line = lineOf('name', fitStart(label, nameText), nameText);
  return { ...line, x: card.left + sign.room, y: top + 13 };
}

type Line = Pick<DiagramText, 'role' | 'text' | 'width'>;

/** Three lines and how many there are. */
function countOf({ instructionCount }: Pick<ModelNode, 'instructionCount'>): Line | undefined {
  return instructionCount === undefined ? undefined : lineOf('count', `≡ ${instructionCount}`, commentText);
}

function cardLines(node: Omit<ModelNode, 'instructions'>, said: string): readonly Line[] {
  const bases = [node.base ?? '', node.platform ? `--platform=${node.platform}` : '']
    .filter((text) => text !== '')
    .map((text) => lineOf('base', fitPath(text, baseText), baseText));
  const comments = wrap(node.comment ?? '', 2, commentText).map((text) => lineOf('comment', text, commentText));
  const error = node.error && !said.includes(node.error) ? node.error : '';
  const errors = wrap(error, 3, commentText).map((text) => lineOf('error', text, commentText));
  return [...bases, ...comments, ...errors];
}

function lineOf(role: DiagramText['role'], text: string, setting: Setting): Line {
  return { role, text, width: measure(text, setting) };
}

function placeLines(lines: readonly Line[]): readonly DiagramText[] {
  const first = card.top + 14;
  return lines.map((line, index) => ({ ...line, x: card.left, y: first + (index + 1) * card.line }));
}

function measure(text: string, { face, size }: Setting): number {
  return Math.ceil(textWidth(text, face, size));
}
