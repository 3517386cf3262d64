import { lineStarts } from './lineStarts';
/** A text in the place of another; lines end at `\n`, characters are UTF-16 units, as LSP has them. */
export interface Edit {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly newText: string;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** The text once all edits are in it; they are in any order, and none overlaps another. New lines end as those around. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const starts = lineStarts(text);
  const offset = ({ line, character }: Place) => Math.min((starts[line] ?? text.length) + character, text.length);
  const placed = edits.map(({ range, newText }) => ({ start: offset(range.start), end: offset(range.end), newText }));
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of placed) {
    result += text.slice(at, start) + endingLike(text, newText);
    at = Math.max(at, end);
  }
  return result + text.slice(at);
}

/** `newText` with the line ends of `text`, as its first line tells them. */
export function endingLike(text: string, newText: string): string {
  if (!newText.includes('\n')) return newText;
  const end = text.indexOf('\n');
  return end > 0 && text[end - 1] === '\r' ? newText.replace(/\r?\n/g, '\r\n') : newText;
}
