import type { DiagramPoint } from '../../protocol/diagram';
import type { NodeBox, PlateBox, Size } from './boxes';
import type { ModelEdge } from './diagramModel';
import type { Flow } from './flow';

/** A rectangle at its place. */
export type Box = DiagramPoint & Size;

/** The measured parts of a picture. */
export interface Boxes {
  readonly nodes: readonly NodeBox[];
  readonly edges: readonly EdgeBox[];
}

export interface EdgeBox {
  readonly edge: ModelEdge;
  readonly plate?: PlateBox;
}

/** Where everything goes; the arrays are parallel to those of `Boxes`. */
export interface Placement extends Size {
  /** Top left corners. */
  readonly nodes: readonly DiagramPoint[];
  readonly edges: readonly EdgePlace[];
}

export interface EdgePlace {
  readonly flow: Flow;
  /**
   * Cubic Bézier splines, all of them running downwards whichever way the arrow points: one from node to node, or with
   * a plate two, to its upper side and on from its lower side. The two of a loop both run from the node to the plate.
   */
  readonly pieces: readonly (readonly DiagramPoint[])[];
  readonly plateAt?: DiagramPoint;
}

/** The room around the picture, in px. */
export const margin = 24;

/** The length of an arrow head, in px; a path ends that far from the node. */
export const arrowLength = 8;

/** The nodes that the upper and the lower end of an edge are at. */
export function endsOf({ edge }: EdgeBox, flow: Flow): readonly [upper: string, lower: string] {
  return flow === 'up' ? [edge.to, edge.from] : [edge.from, edge.to];
}
