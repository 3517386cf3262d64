import { countWhile } from './countWhile';

/** A stretch of a file, `start` to `end`, and what it stands for. */
export interface Piece {
  /** As long as the stretch where it stands there as it is; any length where it is an escape or a fold. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Text taken out of a file (a quoted string, an indented block) that knows where in the file its characters stand. */
export interface MappedText {
  readonly text: string;
  /** Where in the file a stretch of the text that begins at `offset` begins. Any offset from 0 to the text's length. */
  readonly startOf: (offset: number) => number;
  /** Where in the file a stretch of the text that ends at `offset` ends. */
  readonly endOf: (offset: number) => number;
}

/** Text made of pieces in the order of the file. `place` is where an empty text stands. */
export function mappedText(pieces: readonly Piece[], place: number): MappedText {
  const filled = pieces.filter((piece) => piece.text !== '');
  const starts: number[] = [];
  let length = 0;
  for (const piece of filled) {
    starts.push(length);
    length += piece.text.length;
  }
  const within = (index: number, offset: number, isEnd: boolean) =>
    placeInPiece(filled[index], offset - starts[index], isEnd);
  return {
    text: filled.map((piece) => piece.text).join(''),
    startOf(offset) {
      if (filled.length === 0) return place;
      if (offset >= length) return filled[filled.length - 1].end;
      return within(lastAtOrBefore(starts, offset), offset, false);
    },
    endOf(offset) {
      if (filled.length === 0) return place;
      if (offset <= 0) return filled[0].start;
      return within(lastAtOrBefore(starts, offset - 1), offset, true);
    },
  };
}

/** A whole file as a mapped text. */
export function wholeText(text: string): MappedText {
  return { text, startOf: (offset) => offset, endOf: (offset) => offset };
}

/** A text that was taken out of one that was itself taken out of a file. */
export function through(outer: MappedText, inner: MappedText): MappedText {
  return {
    text: inner.text,
    startOf: (offset) => outer.startOf(inner.startOf(offset)),
    endOf: (offset) => outer.endOf(inner.endOf(offset)),
  };
}

function placeInPiece(piece: Piece, offset: number, isEnd: boolean): number {
  if (piece.text.length === piece.end - piece.start) return piece.start + offset;
  if (offset === 0) return piece.start;
  return isEnd || offset === piece.text.length ? piece.end : piece.start;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  return Math.max(0, countWhile(starts, (start) => start <= offset) - 1);
}

/** Texts as one, with a line end between each and the next, as for scripts that run one after the other. */
export function joinedLines(texts: readonly MappedText[]): MappedText {
  if (texts.length === 1) return texts[0];
  const starts: number[] = [];
  let length = 0;
  for (const { text } of texts) {
    starts.push(length);
    length += text.length + 1;
  }
  const at = (offset: number) => lastAtOrBefore(starts, offset);
  return {
    text: texts.map(({ text }) => text).join('\n'),
    startOf: (offset) => texts[at(offset)].startOf(offset - starts[at(offset)]),
    endOf: (offset) => texts[at(offset)].endOf(offset - starts[at(offset)]),
  };
}

/** A text and the blanks behind it in the file, which formats take away though something is typed behind them. */
export function withBlanksBehind(mapped: MappedText, file: string): MappedText {
  const { text } = mapped;
  const start = mapped.endOf(text.length);
  let end = start;
  while (file[end] === ' ' || file[end] === '\t') end++;
  if (end === start || text.endsWith('\n')) return mapped;
  const place = (offset: number) => start + offset - text.length;
  return {
    text: text + file.slice(start, end),
    startOf: (offset) => (offset < text.length ? mapped.startOf(offset) : place(offset)),
    endOf: (offset) => (offset <= text.length ? mapped.endOf(offset) : place(offset)),
  };
}
