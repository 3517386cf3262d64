import type { DiagramBadge, DiagramIcon, DiagramInstruction, DiagramNode } from '../../server/src/protocol/diagram';
import { icons } from '../../server/src/protocol/diagramIcons';
import type { DiagramStrings } from '../../server/src/protocol/webview';
import { setAttributes, svg } from './svg';
import { squeezeTexts, textViews } from './textView';
import { nodeWords } from './words';

/** Draws a node into its group; the group itself stays, so that focus and movement survive. */
export function drawNode(group: SVGGElement, node: DiagramNode, strings: DiagramStrings): void {
  const words = nodeWords(node, strings);
  setAttributes(group, {
    class: nodeClasses(node),
    // No button: that would have to be called by all the text on it.
    role: 'group',
    tabindex: 0,
    'aria-label': words.join(', '),
    'data-node': node.id,
  });
  const shapes = node.kind === 'stage' ? cardShapes(node) : outsideShapes(node);
  group.replaceChildren(...shapes, ...textViews(node.texts), ...(node.instructions ?? []).map(instructionView));
  squeezeTexts(group);
}

function nodeClasses(node: DiagramNode): string {
  return [
    'node',
    node.kind,
    node.role,
    node.isDefault && 'default',
    node.isUnused && 'unused',
    node.error !== undefined && 'error',
  ]
    .filter((name) => name)
    .join(' ');
}

function cardShapes({ width, height, badges, icon }: DiagramNode): readonly SVGElement[] {
  return [
    svg('rect', { class: 'focus-ring', x: -4, y: -4, width: width + 8, height: height + 8, rx: 11 }),
    svg('rect', { class: 'box', width, height, rx: 8 }),
    svg('rect', { class: 'bar', x: 6, y: 9, width: 4, height: height - 18, rx: 2 }),
    iconShape(icon),
    ...badges.flatMap(badgeShapes),
  ];
}

function badgeShapes({ kind, text, x, y, width, height }: DiagramBadge): readonly SVGElement[] {
  const middle = { x: x + width / 2, y: y + height / 2 + 3.5 };
  return [
    svg('rect', { class: `badge badge-${kind}`, x, y, width, height, rx: height / 2 }),
    svg('text', { class: `badge-text badge-text-${kind}`, ...middle, 'text-anchor': 'middle' }, [text]),
  ];
}

/** An instruction, which one may point at. */
function instructionView({ kind, line, texts, x, y, width, height }: DiagramInstruction): SVGElement {
  const place = svg('rect', { class: 'instruction-box', x, y, width, height, rx: 3 });
  return svg('g', { class: `instruction ${kind}`, 'data-line': line }, [place, ...textViews(texts)]);
}

function iconShape({ name, x, y }: DiagramIcon): SVGElement {
  return svg('path', { class: 'glyph', d: icons[name], transform: `translate(${x} ${y})` });
}

function outsideShapes({ width, height, icon }: DiagramNode): readonly SVGElement[] {
  return [
    svg('rect', { class: 'focus-ring', x: -4, y: -4, width: width + 8, height: height + 8, rx: height / 2 + 4 }),
    svg('rect', { class: 'box', width, height, rx: height / 2 }),
    iconShape(icon),
  ];
}
