import type { Diagram, DiagramNode } from '../../server/src/protocol/diagram';
import type { DiagramStrings, StageOverlay } from '../../server/src/protocol/webview';
import type { PictureView } from './pictureView';
import { setAttributes, svg } from './svg';
import { fill, nodeWords } from './words';

const height = 16;
const inset = 8;

/** What lies on the cards beside the picture: how builds go, what they made, how many problems there are. */
export class OverlayView {
  private readonly drawn = new WeakMap<Element, string>();
  private stages: ReadonlyMap<number, StageOverlay> = new Map();

  constructor(private readonly picture: PictureView) {}

  of({ stageIndex }: DiagramNode): StageOverlay | undefined {
    return stageIndex === undefined ? undefined : this.stages.get(stageIndex);
  }

  set(stages: readonly StageOverlay[]): void {
    this.stages = new Map(stages.map((stage) => [stage.stageIndex, stage]));
  }

  /** Draws them onto the cards of a diagram; what is as it was is left alone. */
  draw({ nodes, edges }: Diagram, strings: DiagramStrings): void {
    for (const node of nodes) this.drawOn(node, strings);
    const running = new Set(nodes.filter((node) => this.of(node)?.state === 'running').map(({ id }) => id));
    for (const { id, to } of edges) {
      for (const element of this.picture.edgeElements(id)) element.classList.toggle('flowing', running.has(to));
    }
  }

  private drawOn(node: DiagramNode, strings: DiagramStrings): void {
    const group = this.picture.nodeElement(node.id);
    if (!group || node.kind !== 'stage') return;
    const overlay = this.of(node);
    const before = group.querySelector(':scope > .overlay');
    const key = JSON.stringify([overlay, node.width, node.height]);
    if (this.drawn.get(group) === key && (before || !overlay)) return;
    this.drawn.set(group, key);
    before?.remove();
    group.dataset.state = overlay?.state ?? '';
    const words = [...nodeWords(node, strings), ...(overlay ? overlayWords(overlay, strings) : [])];
    setAttributes(group, { 'aria-label': words.join(', ') });
    if (!overlay) return;
    const layer = svg('g', { class: 'overlay' });
    group.append(layer);
    drawProblems(layer, overlay, node);
    drawState(layer, overlay, node);
  }
}

/** The same in words. A time that runs is left out: it would be read again and again. */
function overlayWords({ state, texts, errors, warnings }: StageOverlay, strings: DiagramStrings): readonly string[] {
  return [
    ...(state === 'running' ? [strings.running] : texts.slice(0, 1)),
    ...(errors > 0 ? [fill(strings.errors, errors)] : []),
    ...(warnings > 0 ? [fill(strings.warnings, warnings)] : []),
  ];
}

const signs = { error: 'M-3 -3L3 3M3 -3L-3 3', warning: 'M0 -4L4.2 3.4H-4.2ZM0 -1.4V1' };

/** On the upper edge, from the right: errors, then warnings. */
function drawProblems(layer: SVGGElement, { errors, warnings }: StageOverlay, { width }: DiagramNode): void {
  let right = width - inset;
  for (const [kind, count] of [
    ['warning', warnings],
    ['error', errors],
  ] as const) {
    if (count === 0) continue;
    const text = svg('text', { class: 'pill-text', x: 18, y: 11.5 }, [String(count)]);
    const pill = svg('g', { class: `pill ${kind}` }, [text]);
    layer.append(pill);
    const pillWidth = text.getComputedTextLength() + 25;
    pill.prepend(pillBox(pillWidth), svg('path', { class: 'pill-sign', d: signs[kind], transform: 'translate(10 8)' }));
    right -= pillWidth;
    setAttributes(pill, { transform: `translate(${right} ${-height / 2})` });
    right -= 4;
  }
}

/** On the lower edge: the first of the texts that has room, and how far it is. */
function drawState(layer: SVGGElement, overlay: StageOverlay, { width, height: bottom }: DiagramNode): void {
  const { state, texts, part } = overlay;
  if (texts.length === 0) return;
  const text = svg('text', { class: 'pill-text', x: 9, y: 11.5 });
  const pill = svg(
    'g',
    { class: `pill ${state ?? 'known'}`, transform: `translate(${inset} ${bottom - height / 2})` },
    [text],
  );
  layer.append(pill);
  const room = width - 2 * inset - 18;
  for (const words of texts) {
    text.textContent = words;
    if (text.getComputedTextLength() <= room) break;
  }
  const length = text.getComputedTextLength();
  if (length > room) setAttributes(text, { textLength: room, lengthAdjust: 'spacingAndGlyphs' });
  const pillWidth = Math.min(length, room) + 18;
  pill.prepend(pillBox(pillWidth));
  if (part === undefined) return;
  const track = { class: 'pill-part', x: 8, y: height - 2.5, height: 2, rx: 1, width: (pillWidth - 16) * part };
  pill.append(svg('rect', track));
}

function pillBox(width: number): SVGRectElement {
  return svg('rect', { class: 'pill-box', width, height, rx: height / 2 });
}
