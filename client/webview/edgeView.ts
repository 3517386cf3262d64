import type { DiagramEdge, DiagramPlate, DiagramPoint } from '../../server/src/protocol/diagram';
import { arrowHead, splinePath } from '../../server/src/protocol/diagramShapes';
import { setAttributes, svg } from './svg';
import { squeezeTexts, textViews } from './textView';

/** The elements of one edge: the line below, and above all lines the plate that says what is taken. */
export interface EdgeView {
  readonly line: SVGGElement;
  readonly plate: SVGGElement;
}

export function newEdgeView(): EdgeView {
  const paths = ['edge-hit', 'edge-line', 'edge-head'].map((name) => svg('path', { class: name }));
  return { line: svg('g', {}, paths), plate: svg('g') };
}

/** Draws everything of an edge but its place. `words` says what it does. */
export function drawEdge({ line, plate }: EdgeView, edge: DiagramEdge, words: readonly string[]): void {
  const state = edge.error === undefined ? '' : ' error';
  setAttributes(line, { class: `edge ${edge.kind}${state}`, 'data-edge': edge.id });
  setAttributes(plate, {
    class: `plate ${edge.kind}${state}`,
    role: 'button',
    tabindex: 0,
    'aria-label': words.join(', '),
    'data-edge': edge.id,
  });
  if (edge.plate) drawPlate(plate, edge.plate);
}

function drawPlate(group: SVGGElement, { width, height, texts }: DiagramPlate): void {
  group.replaceChildren(
    svg('rect', { class: 'focus-ring', x: -3, y: -3, width: width + 6, height: height + 6, rx: 8 }),
    svg('rect', { class: 'plate-box', width, height, rx: 5 }),
    ...textViews(texts),
  );
  squeezeTexts(group);
}

/** Lays the line of an edge along a spline. */
export function placeLine({ line }: EdgeView, path: readonly DiagramPoint[]): void {
  const [hit, stroke, head] = line.querySelectorAll('path');
  const d = splinePath(path);
  hit.setAttribute('d', d);
  stroke.setAttribute('d', d);
  head.setAttribute('d', arrowHead(path));
}
