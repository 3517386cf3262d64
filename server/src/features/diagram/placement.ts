import type { DiagramPoint } from '../../protocol/diagram';
import type { NodeBox, PlateBox, Size } from './boxes';
import type { ModelEdge } from './diagramModel';

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
  /** One cubic Bézier spline from node to node; with a plate two, up to it and on from it. */
  readonly pieces: readonly (readonly DiagramPoint[])[];
  readonly plateAt?: DiagramPoint;
}

/** The room around the picture, in px. */
export const margin = 24;

/** The length of an arrow head, in px; a path ends that far from the node. */
export const arrowLength = 8;
