interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface View extends Point {
  readonly scale: number;
}

/** How much smaller than the picture a map of it is that fits into the room. */
export function mapScale(picture: Size, room: Size): number {
  return Math.min(1, room.width / Math.max(1, picture.width), room.height / Math.max(1, picture.height));
}

/** The part of the picture that a canvas shows, no further than the picture goes. */
export function seenPart({ x, y, scale }: View, canvas: Size, picture: Size): Point & Size {
  const [left, right] = part(-x / scale, canvas.width / scale, picture.width);
  const [top, bottom] = part(-y / scale, canvas.height / scale, picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function part(start: number, length: number, whole: number): readonly [number, number] {
  const within = (value: number) => Math.max(0, Math.min(whole, value));
  return [within(start), within(start + length)];
}
