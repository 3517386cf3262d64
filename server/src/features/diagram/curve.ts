import type { DiagramPoint } from '../../protocol/diagram';

/** A curve that leaves downwards and arrives from above. */
export function curve(start: DiagramPoint, end: DiagramPoint): readonly DiagramPoint[] {
  const bend = Math.max(20, Math.abs(end.y - start.y) / 2);
  return [start, { x: start.x, y: start.y + bend }, { x: end.x, y: end.y - bend }, end];
}

/** A straight line as a piece of a spline, without its first point. */
export function straight(from: DiagramPoint, to: DiagramPoint): readonly DiagramPoint[] {
  const at = (part: number) => ({ x: from.x + ((to.x - from.x) * part) / 3, y: from.y + ((to.y - from.y) * part) / 3 });
  return [at(1), at(2), to];
}

/** A spline through the same joints without corners; its two ends keep their direction. */
export function smooth(spline: readonly DiagramPoint[]): readonly DiagramPoint[] {
  const points = [...spline];
  for (let joint = 3; joint < points.length - 1; joint += 3) {
    const [before, at, after] = [spline[joint - 3], spline[joint], spline[joint + 3]];
    const chord = distance(before, after) || 1;
    const along = (by: number) => ({
      x: at.x + ((after.x - before.x) * by) / chord,
      y: at.y + ((after.y - before.y) * by) / chord,
    });
    points[joint - 1] = along(-distance(before, at) * 0.35);
    points[joint + 1] = along(distance(at, after) * 0.35);
  }
  return points;
}

function distance(a: DiagramPoint, b: DiagramPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Points along a spline, close enough together to see what it touches. */
export function pointsAlong(spline: readonly DiagramPoint[]): readonly DiagramPoint[] {
  const steps = 12;
  const points: DiagramPoint[] = [];
  for (let segment = 0; segment + 3 < spline.length; segment += 3) {
    const part = spline.slice(segment, segment + 4);
    for (let step = 0; step < steps; step++) points.push(pointAt(part, step / steps));
  }
  return points;
}

function pointAt([a, b, c, d]: readonly DiagramPoint[], t: number): DiagramPoint {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number) =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}
