import type { DiagramPoint } from '../../protocol/diagram';
import type { Box } from './placement';

const clearance = 5;
const fieldWidth = 300;
const fieldHeight = 120;

/** What edges should not cross, sorted into fields so that a question looks at a few boxes only. */
export class Obstacles {
  private readonly fields = new Map<number, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) for (const field of fieldsOf(box)) this.add(field, box);
  }

  /** Whether one of the points comes too near to a box, other than those that do not count. */
  hit(points: readonly DiagramPoint[], exempt: (box: Box) => boolean): boolean {
    return points.some(({ x, y }) => {
      const boxes = this.fields.get(fieldAt(Math.floor(x / fieldWidth), Math.floor(y / fieldHeight)));
      return boxes?.some((box) => isNear({ x, y }, box) && !exempt(box));
    });
  }

  private add(field: number, box: Box): void {
    const boxes = this.fields.get(field);
    if (boxes) boxes.push(box);
    else this.fields.set(field, [box]);
  }
}

function* fieldsOf({ x, y, width, height }: Box): Iterable<number> {
  const [left, right] = [x - clearance, x + width + clearance].map((one) => Math.floor(one / fieldWidth));
  const [top, bottom] = [y - clearance, y + height + clearance].map((one) => Math.floor(one / fieldHeight));
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) yield fieldAt(column, row);
}

/** No picture is as wide as that many fields. */
const mostColumns = 1e6;

function fieldAt(column: number, row: number): number {
  return row * mostColumns + column;
}

function isNear({ x, y }: DiagramPoint, box: Box): boolean {
  return (
    x >= box.x - clearance &&
    x <= box.x + box.width + clearance &&
    y >= box.y - clearance &&
    y <= box.y + box.height + clearance
  );
}
