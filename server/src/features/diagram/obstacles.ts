import type { DiagramPoint } from '../../protocol/diagram';
import type { Box } from './placement';

const clearance = 5;
const bandHeight = 120;

/** What edges should not cross, sorted into bands by height so that a question looks at a few boxes only. */
export class Obstacles {
  private readonly bands = new Map<number, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) {
      for (let band = bandOf(box.y - clearance); band <= bandOf(box.y + box.height + clearance); band++) {
        const boxesOfBand = this.bands.get(band);
        if (boxesOfBand) boxesOfBand.push(box);
        else this.bands.set(band, [box]);
      }
    }
  }

  /** Whether one of the points comes too near to a box, other than those that do not count. */
  hit(points: readonly DiagramPoint[], exempt: (box: Box) => boolean): boolean {
    return points.some((point) => this.bands.get(bandOf(point.y))?.some((box) => isNear(point, box) && !exempt(box)));
  }
}

function bandOf(y: number): number {
  return Math.floor(y / bandHeight);
}

function isNear({ x, y }: DiagramPoint, box: Box): boolean {
  return (
    x >= box.x - clearance &&
    x <= box.x + box.width + clearance &&
    y >= box.y - clearance &&
    y <= box.y + box.height + clearance
  );
}
