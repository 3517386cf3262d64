import type { DiagramNodeKind, DiagramPoint } from './diagram';

/** How a picture's numbers become SVG, the same in the panel and in the export. */

/** The `d` of a spline: first point, then three points a segment. */
export function splinePath(points: readonly DiagramPoint[]): string {
  if (points.length === 0) return '';
  const pair = ({ x, y }: DiagramPoint) => `${round(x)} ${round(y)}`;
  const curves = points.slice(1).map((point, index) => (index % 3 === 0 ? `C${pair(point)}` : pair(point)));
  return `M${pair(points[0])}${curves.join(' ')}`;
}

/** The `d` of the arrow head at the end of a spline, 8 px long. */
export function arrowHead(points: readonly DiagramPoint[]): string {
  const end = points[points.length - 1];
  if (!end) return '';
  const before = points.findLast(({ x, y }) => Math.hypot(end.x - x, end.y - y) > 0.5) ?? { x: end.x, y: end.y - 1 };
  const length = Math.hypot(end.x - before.x, end.y - before.y);
  const along = { x: (end.x - before.x) / length, y: (end.y - before.y) / length };
  const at = (forward: number, aside: number) =>
    `${round(end.x + along.x * forward - along.y * aside)} ${round(end.y + along.y * forward + along.x * aside)}`;
  return `M${at(8, 0)}L${at(-1, 4.5)}L${at(0.5, 0)}L${at(-1, -4.5)}Z`;
}

/** The sign in front of what comes from outside, in a 14 × 14 square at (10, 6) of its node; drawn as lines. */
export const glyphs: Readonly<Record<Exclude<DiagramNodeKind, 'stage'>, string>> = {
  /** Layers. */
  image: 'M17 7.2L23 10.2L17 13.2L11 10.2ZM11 13.2L17 16.2L23 13.2M11 16.2L17 19.2L23 16.2',
  /** Nothing. */
  scratch: 'M17 7.5A5.5 5.5 0 1 0 17 18.5A5.5 5.5 0 1 0 17 7.5ZM13.1 16.9L20.9 9.1',
  /** A folder. */
  context: 'M11.5 8.5H15.5L17 10.3H22.5V17.5H11.5Z',
};

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
