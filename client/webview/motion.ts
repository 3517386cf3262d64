import type { DiagramPoint } from '../../server/src/protocol/diagram';

const duration = 220;

/** Whether the user wants things to move. */
function wantsMotion(): boolean {
  return !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Calls `draw` with a progress from 0 to 1 over a fifth of a second; at once with 1 where nothing should move.
 * The function that comes back stops it where it is.
 */
export function animate(draw: (progress: number) => void): () => void {
  if (!wantsMotion() || document.hidden) {
    draw(1);
    return () => {};
  }
  const start = performance.now();
  let frame = requestAnimationFrame(function step(now) {
    const part = Math.min(1, Math.max(0, (now - start) / duration));
    draw(1 - (1 - part) ** 3);
    if (part < 1) frame = requestAnimationFrame(step);
  });
  return () => cancelAnimationFrame(frame);
}

export function between(from: number, to: number, progress: number): number {
  return from + (to - from) * progress;
}

export function pointBetween(from: DiagramPoint, to: DiagramPoint, progress: number): DiagramPoint {
  return { x: between(from.x, to.x, progress), y: between(from.y, to.y, progress) };
}

/** A spline on its way from one course to another; both may have any number of segments. */
export function splineBetween(
  from: readonly DiagramPoint[],
  to: readonly DiagramPoint[],
  progress: number,
): readonly DiagramPoint[] {
  if (progress >= 1 || from.length < 4 || to.length < 4) return to;
  const start = withPoints(from, to.length);
  const end = withPoints(to, start.length);
  return end.map((point, index) => pointBetween(start[index], point, progress));
}

/** The same curve with at least so many points: its first segments are cut in halves. */
function withPoints(spline: readonly DiagramPoint[], count: number): readonly DiagramPoint[] {
  let points = spline;
  for (let at = 0; points.length < count; at = (at + 6) % (points.length - 1)) {
    points = [...points.slice(0, at), ...halves(points.slice(at, at + 4)), ...points.slice(at + 4)];
  }
  return points;
}

function halves([a, b, c, d]: readonly DiagramPoint[]): readonly DiagramPoint[] {
  const ab = pointBetween(a, b, 0.5);
  const bc = pointBetween(b, c, 0.5);
  const cd = pointBetween(c, d, 0.5);
  const abc = pointBetween(ab, bc, 0.5);
  const bcd = pointBetween(bc, cd, 0.5);
  return [a, ab, abc, pointBetween(abc, bcd, 0.5), bcd, cd, d];
}
