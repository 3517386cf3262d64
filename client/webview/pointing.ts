import type { Diagram, DiagramEdge, DiagramNode } from '../../server/src/protocol/diagram';
import type { DiagramStrings, StageOverlay } from '../../server/src/protocol/webview';
import { Card, edgePart, nodeParts } from './card';
import { type Closure, closureOf, endsOf } from './closure';
import type { PictureView } from './pictureView';

/** A node or an edge of a diagram, if it is one of either. */
export interface Item {
  readonly node?: DiagramNode;
  readonly edge?: DiagramEdge;
}

/** What the pointing needs to know of the panel at the time. */
export interface Shown {
  readonly diagram: Diagram;
  readonly strings: DiagramStrings;
  overlayOf(node: DiagramNode): StageOverlay | undefined;
}

const hoverDelay = 350;

/** The node or edge that an element is part of. */
export function itemOf(diagram: Diagram | undefined, target: EventTarget | null | undefined): Item {
  const element = target instanceof Element ? target.closest<SVGGElement>('[data-node], [data-edge]') : null;
  return {
    node: diagram?.nodes.find(({ id }) => id === element?.dataset.node),
    edge: diagram?.edges.find(({ id }) => id === element?.dataset.edge),
  };
}

/** Brings out what is pointed at, by the pointer or by the keyboard, with all that it needs and all that needs it. */
export class Pointing {
  readonly card = new Card();
  private at: Item = {};

  constructor(private readonly picture: PictureView) {}

  /** Points at something, or at nothing. */
  point(shown: Shown | undefined, target: EventTarget | null | undefined): void {
    const item = itemOf(shown?.diagram, target);
    if (item.node?.id === this.at.node?.id && item.edge?.id === this.at.edge?.id) return;
    this.at = item;
    this.mark(shown);
    this.describe(shown, target);
  }

  /** The picture is another one now: what was pointed at may have other neighbours, or be gone. */
  again(shown: Shown): void {
    const { node, edge } = this.at;
    this.at = {
      node: shown.diagram.nodes.find(({ id }) => id === node?.id),
      edge: shown.diagram.edges.find(({ id }) => id === edge?.id),
    };
    if (!this.at.node && !this.at.edge) this.card.hide();
    this.mark(shown);
  }

  private mark(shown: Shown | undefined): void {
    const { node, edge } = this.at;
    const closure = node && shown ? closureOf(shown.diagram, node.id) : edge && endsOf(edge);
    markClosure(this.picture, closure);
  }

  private describe(shown: Shown | undefined, target: EventTarget | null | undefined): void {
    const { node, edge } = this.at;
    const element = target instanceof Element ? target.closest('[data-node], [data-edge]') : null;
    if (!shown || !element) {
      this.card.hide();
      return;
    }
    const { diagram, strings } = shown;
    const parts = [
      ...(node ? nodeParts(diagram, node, strings, shown.overlayOf(node)) : []),
      ...(edge ? [edgePart(diagram, edge, strings)] : []),
    ];
    this.card.show(parts, placeOf(element), hoverDelay);
  }
}

/** The box of a node is its shape: a card may have more beside it. */
function placeOf(element: Element): DOMRect {
  return (element.querySelector('.box, .plate-box') ?? element).getBoundingClientRect();
}

function markClosure(picture: PictureView, closure: Closure | undefined): void {
  picture.world.classList.toggle('pointed', closure !== undefined);
  for (const element of picture.world.querySelectorAll<SVGGElement>('[data-node], [data-edge]')) {
    const { node, edge } = element.dataset;
    const isNear = closure?.nodes.has(node ?? '') || closure?.edges.has(edge ?? '');
    element.classList.toggle('near', Boolean(isNear));
  }
}
