import type { DiagramPoint, Picture } from '../../../protocol/diagram';
import { pointsAlong } from '../curve';

/** What makes a picture hard to read. Lengths in px. */
export interface Cost {
  readonly crossings: number;
  /** Of all edges together. */
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

export function costOf({ edges, width, height }: Pick<Picture, 'edges' | 'width' | 'height'>): Cost {
  const lines = edges.map(({ path }) => lineOf(path, edges.length >= roughFrom)).sort((a, b) => a.top - b.top);
  let crossings = 0;
  for (const [index, line] of lines.entries()) {
    for (let next = index + 1; next < lines.length && lines[next].top < line.bottom; next++) {
      if (lines[next].left < line.right && line.left < lines[next].right) crossings += meetings(line, lines[next]);
    }
  }
  return { crossings, length: lines.reduce((sum, { length }) => sum + length, 0), width, height };
}

/** A picture may be this much worse in each respect than a fresh one, and by as much as a few things cost anyway. */
const bearable: Cost = { crossings: 0.2, length: 0.4, width: 0.2, height: 0.2 };
const allowance: Cost = { crossings: 5, length: 300, width: 200, height: 120 };

/**
 * Whether a picture that grew out of others is so much worse than a fresh one that the fresh one is worth the leap.
 * `bound` times as much is borne.
 */
export function isWorn(grown: Cost, fresh: Cost, bound = 1): boolean {
  const respects = Object.keys(allowance) as (keyof Cost)[];
  return respects.some((key) => grown[key] > fresh[key] + bound * (fresh[key] * bearable[key] + allowance[key]));
}

/** From this many edges on, their ends have to do: the courses of so many would take too long to compare. */
const roughFrom = 200;

interface Line {
  readonly points: readonly DiagramPoint[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly length: number;
}

function lineOf(path: readonly DiagramPoint[], isRough: boolean): Line {
  const along = isRough ? path.slice(0, 1) : pointsAlong(path).filter((_, index) => index % 3 === 0);
  const points = [...along, ...path.slice(-1)];
  const line = { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY, length: 0 };
  for (const [at, { x, y }] of points.entries()) {
    const last = points[Math.max(0, at - 1)];
    line.left = Math.min(line.left, x);
    line.right = Math.max(line.right, x);
    line.length += Math.hypot(x - last.x, y - last.y);
  }
  const ys = points.map(({ y }) => y);
  return { ...line, points, top: Math.min(...ys), bottom: Math.max(...ys) };
}

function meetings({ points: a }: Line, { points: b }: Line): number {
  let count = 0;
  for (let i = 1; i < a.length; i++) {
    for (let j = 1; j < b.length; j++) if (cross(a[i - 1], a[i], b[j - 1], b[j])) count++;
  }
  return count;
}

function cross(a: DiagramPoint, b: DiagramPoint, c: DiagramPoint, d: DiagramPoint): boolean {
  if (Math.max(a.y, b.y) < Math.min(c.y, d.y) || Math.max(c.y, d.y) < Math.min(a.y, b.y)) return false;
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(a: DiagramPoint, b: DiagramPoint, c: DiagramPoint): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
