import { type Face, textWidth } from './textWidth';

/** How a text is set, and the room that it has at most. */
export interface Setting {
  readonly face: Face;
  readonly size: number;
  readonly maxWidth: number;
}

/** The text, or its beginning and an ellipsis. */
export function fitStart(text: string, setting: Setting): string {
  if (fits(text, setting)) return text;
  const characters = [...text];
  const kept = mostThatFits(characters.length, (count) => fits(`${characters.slice(0, count).join('')}…`, setting));
  return `${characters.slice(0, kept).join('').trimEnd()}…`;
}

/**
 * A path or an image reference in the given room: digests are cut as git cuts its hashes, then inner segments give way,
 * then the middle, because the two ends say most.
 */
export function fitPath(text: string, setting: Setting): string {
  const withHash = text.replace(/@(sha\d+):([0-9a-f]{7})[0-9a-f]+/g, '@$1:$2…');
  if (fits(withHash, setting)) return withHash;
  const short = withHash.replace(/@sha\d+:[0-9a-f]{7}…/g, '@…');
  if (fits(short, setting)) return short;
  const segments = short.split('/');
  for (let dropped = 1; dropped < segments.length - 1; dropped++) {
    const head = Math.max(1, Math.floor((segments.length - dropped) / 2));
    const candidate = [...segments.slice(0, head), '…', ...segments.slice(head + dropped)].join('/');
    if (fits(candidate, setting)) return candidate;
  }
  return fitMiddle(short, setting);
}

/** The text in at most `lines` lines broken at blanks; what does not fit is cut with an ellipsis. */
export function wrap(text: string, lines: number, setting: Setting): readonly string[] {
  const words = text.split(' ').filter((word) => word !== '');
  const wrapped: string[] = [];
  while (words.length > 0 && wrapped.length < lines) {
    const last = wrapped.length === lines - 1;
    const count = last
      ? words.length
      : Math.max(
          1,
          mostThatFits(words.length, (n) => fits(words.slice(0, n).join(' '), setting)),
        );
    wrapped.push(fitStart(words.splice(0, count).join(' '), setting));
  }
  return wrapped;
}

function fitMiddle(text: string, setting: Setting): string {
  const characters = [...text];
  const cut = (count: number) => {
    const head = Math.ceil(count / 2);
    return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (count - head)).join('')}`;
  };
  return cut(mostThatFits(characters.length - 1, (count) => fits(cut(count), setting)));
}

function fits(text: string, { face, size, maxWidth }: Setting): boolean {
  return textWidth(text, face, size) <= maxWidth;
}

/** The largest count up to `most` that passes; small ones pass if larger ones do. */
function mostThatFits(most: number, passes: (count: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
