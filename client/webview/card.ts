import type { Diagram, DiagramEdge, DiagramNode } from '../../server/src/protocol/diagram';
import type { DiagramStrings, StageOverlay } from '../../server/src/protocol/webview';
import { cardPlace } from './cardPlace';
import { html } from './svg';
import { edgeWords, nodeWords } from './words';

/** A paragraph of the card: a heading, and lines below it. */
export interface CardPart {
  readonly head: string;
  readonly lines: readonly string[];
}

/** All that there is to say of a node: itself, its last build, then each edge with every taking. */
export function nodeParts(
  diagram: Diagram,
  node: DiagramNode,
  strings: DiagramStrings,
  overlay: StageOverlay | undefined,
): readonly CardPart[] {
  const [head, ...lines] = nodeWords(node, strings);
  const edges = diagram.edges.filter(({ from, to }) => to === node.id || from === node.id);
  return [
    { head, lines: [...lines, ...(overlay?.facts ?? [])] },
    ...edges.map((edge) => edgePart(diagram, edge, strings)),
  ];
}

export function edgePart({ nodes }: Diagram, edge: DiagramEdge, strings: DiagramStrings): CardPart {
  const labelOf = (id: string) => nodes.find((node) => node.id === id)?.label ?? '';
  const [head, ...lines] = edgeWords(edge, labelOf, strings);
  return { head, lines };
}

/** The card beside what is pointed at. */
export class Card {
  readonly element = html('div', { class: 'card', role: 'tooltip' });
  private timer = 0;

  constructor() {
    this.element.hidden = true;
  }

  /** Shows it beside a place on the screen after a moment, so that it does not flicker under a moving pointer. */
  show(parts: readonly CardPart[], beside: DOMRect, delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.element.replaceChildren(...parts.map(partView));
      this.element.hidden = false;
      this.place(beside);
    }, delay);
  }

  hide(): void {
    clearTimeout(this.timer);
    this.element.hidden = true;
  }

  private place(beside: DOMRect): void {
    const { x, y } = cardPlace(this.element.getBoundingClientRect(), beside, {
      width: innerWidth,
      height: innerHeight,
    });
    this.element.style.left = `${x}px`;
    this.element.style.top = `${y}px`;
  }
}

function partView({ head, lines }: CardPart): HTMLElement {
  return html('div', {}, [html('strong', {}, [head]), ...lines.map((line) => html('div', {}, [line]))]);
}
