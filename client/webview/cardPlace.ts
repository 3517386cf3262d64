interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const gap = 12;
const margin = 4;

/**
 * Where a card goes beside a box: to its right or its left, so that what hangs on the box above and below stays in
 * sight; else below or above it; always within the room.
 */
export function cardPlace(card: Size, beside: Box, room: Size): { readonly x: number; readonly y: number } {
  const right = beside.x + beside.width + gap;
  const left = beside.x - gap - card.width;
  if (right + card.width + margin <= room.width) return { x: right, y: within(beside.y, card.height, room.height) };
  if (left >= margin) return { x: left, y: within(beside.y, card.height, room.height) };
  const below = beside.y + beside.height + gap;
  const above = beside.y - gap - card.height;
  const y = below + card.height + margin <= room.height || above < margin ? below : above;
  return { x: within(beside.x, card.width, room.width), y: within(y, card.height, room.height) };
}

function within(start: number, length: number, room: number): number {
  return Math.max(margin, Math.min(start, room - length - margin));
}
