import type { DiagramBadge, DiagramNode, DiagramPlate, DiagramText } from '../../protocol/diagram';

/** A node or a plate that is measured, but has no place yet. */
export type Box<T> = Omit<T, 'x' | 'y'>;
export type NodeBox = Box<DiagramNode>;
export type PlateBox = Box<DiagramPlate>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sizes in px of everything that is drawn; the style sheets of the panel and of the SVG export use the same. */
export const sizes = {
  name: 13,
  small: 11,
  plate: 10.5,
  badge: 10,
} as const;

/** Half a pixel would blur every line. */
export function whole({ width, height }: Size): Size {
  return { width: Math.ceil(width), height: Math.ceil(height) };
}

/** The right end of what stands in a box. */
export function rightEnd(texts: readonly DiagramText[], badges: readonly DiagramBadge[] = []): number {
  return Math.max(0, ...[...texts, ...badges].map(({ x, width }) => x + width));
}
