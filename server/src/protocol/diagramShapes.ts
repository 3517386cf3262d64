import type { DiagramPoint } from './diagram';

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

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
