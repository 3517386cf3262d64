/** The picture of a Dockerfile's stages, laid out. All lengths are CSS pixels, the origin is the top left corner. */

export interface DiagramPoint {
  readonly x: number;
  readonly y: number;
}

export type DiagramNodeKind = 'stage' | 'image' | 'scratch' | 'context';

export interface DiagramNode {
  /** Stable over edits as long as the thing keeps its name: `stage:builder`, `stage#2`, `image:alpine:3.20`. */
  readonly id: string;
  readonly kind: DiagramNodeKind;
  /** The stage's name, or its index in words; the image reference. */
  readonly label: string;
  /** Base image, description … one line each. */
  readonly details: readonly string[];
  readonly stageIndex?: number;
  /** 0-based line of the FROM. */
  readonly line?: number;
  readonly lastLine?: number;
  /** What a plain build builds. */
  readonly isDefault?: boolean;
  /** Nobody uses it and it is not the default. */
  readonly isUnused?: boolean;
  readonly error?: string;
  /** Top left corner and size. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type DiagramEdgeKind = 'base' | 'copy' | 'mount' | 'onbuild';

export interface DiagramEdge {
  readonly id: string;
  /** Node ids: what is taken from, and who takes it. */
  readonly from: string;
  readonly to: string;
  readonly kind: DiagramEdgeKind;
  /** What is taken, short: `/app/dist → /usr/share/nginx/html`. */
  readonly label: string;
  /** 0-based lines of the instructions behind this edge. */
  readonly lines: readonly number[];
  readonly error?: string;
  /** A cubic Bézier spline: first point, then three points a segment. */
  readonly path: readonly DiagramPoint[];
  readonly labelAt?: DiagramPoint;
}

export interface Diagram {
  readonly uri: string;
  readonly version: number;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  /** A sentence instead of, or above, the picture: empty file, unreadable file, cycle. */
  readonly notice?: string;
}
