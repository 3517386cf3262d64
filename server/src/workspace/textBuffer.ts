import type { Position, Range } from 'vscode-languageserver-types';

/** Whole lines of the base that edits replaced: `count` lines from line `first` on have become `text`. */
interface Patch {
  readonly first: number;
  readonly count: number;
  readonly text: string;
  /** Where the lines of `text` begin in it. */
  readonly starts: readonly number[];
}

/** A patch that grows beyond this is worked into the base, so that edits inside of it stay cheap. */
const largestPatch = 10_000;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * A text that is edited by line and character. An edit touches the few lines around it; the whole is put together when
 * somebody asks for it. So a burst of keystrokes costs hardly more than one, whatever the size of the text.
 *
 * Lines end at `\n`, `\r\n` and `\r`, as in LSP. Positions outside of the text are taken for its nearest place.
 */
export class TextBuffer {
  private starts: number[];
  private patch: Patch | undefined;

  constructor(private base: string) {
    this.starts = lineStarts(base);
  }

  get text(): string {
    this.workIn();
    return this.base;
  }

  /** Replaces a range and says which offsets that were: [start, end) of the text before it. */
  replace(range: Range, inserted: string): { readonly start: number; readonly end: number } {
    const places = [this.within(range.start), this.within(range.end)].sort(comparePlaces);
    const patch = this.patchOver(places[0].line, places[1].line);
    const [start, end] = places.map((place) => offsetIn(patch, place));
    const text = patch.text.slice(0, start) + inserted + patch.text.slice(end);
    this.patch = { ...patch, text, starts: lineStarts(text) };
    if (text.length > largestPatch) this.workIn();
    const begin = this.starts[patch.first];
    return { start: begin + start, end: begin + end };
  }

  /** The patch, widened so that it covers these lines (of the text as it is now). */
  private patchOver(firstLine: number, lastLine: number): Patch {
    const { patch, starts } = this;
    let first = Math.min(firstLine, patch?.first ?? firstLine);
    // A line feed that is put in front of this line would belong to a carriage return at the end of the one above.
    while (first > 0 && this.base.charCodeAt(starts[first] - 1) === carriageReturn) first--;
    const patchEnd = patch ? patch.first + patch.count : 0;
    const end = Math.max(lastLine + 1 - this.added(), patchEnd);
    if (!patch) return newPatch(first, end - first, this.lines(first, end));
    if (first === patch.first && end === patchEnd) return patch;
    return newPatch(first, end - first, this.lines(first, patch.first) + patch.text + this.lines(patchEnd, end));
  }

  /** Lines [first, end) of the base. */
  private lines(first: number, end: number): string {
    return first < end ? this.base.slice(this.starts[first], this.starts[end] ?? this.base.length) : '';
  }

  /** How many lines the text has more than the base. */
  private added(): number {
    const { patch } = this;
    if (!patch) return 0;
    // Where lines follow, the patch ends in a line break, and the empty line behind it is none of its own.
    const own = this.isLast(patch) ? patch.starts.length : patch.starts.length - 1;
    return own - patch.count;
  }

  private isLast(patch: Patch): boolean {
    return patch.first + patch.count === this.starts.length;
  }

  private within({ line, character }: Position): Position {
    const last = this.starts.length + this.added() - 1;
    if (line > last) return { line: last, character: Number.POSITIVE_INFINITY };
    return { line: wholeNumber(line), character: line < 0 ? 0 : wholeNumber(character) };
  }

  private workIn(): void {
    const { base, patch, starts } = this;
    if (!patch) return;
    const begin = starts[patch.first];
    const behind = patch.first + patch.count;
    const end = starts[behind] ?? base.length;
    const inside = patch.starts.map((start) => start + begin);
    if (!this.isLast(patch)) inside.pop();
    const shift = patch.text.length - (end - begin);
    this.base = base.slice(0, begin) + patch.text + base.slice(end);
    this.starts = replaced(starts, patch.first, behind, inside, shift);
    this.patch = undefined;
  }
}

/** `starts` with [first, end) replaced and everything behind shifted; in place where the number stays. */
function replaced(starts: number[], first: number, end: number, inside: readonly number[], shift: number): number[] {
  if (inside.length !== end - first) {
    return starts.slice(0, first).concat(
      inside,
      starts.slice(end).map((start) => start + shift),
    );
  }
  for (let line = first; line < end; line++) starts[line] = inside[line - first];
  for (let line = end; line < starts.length; line++) starts[line] += shift;
  return starts;
}

function newPatch(first: number, count: number, text: string): Patch {
  return { first, count, text, starts: lineStarts(text) };
}

/** The offset of a place in the text of the patch that covers its line. */
function offsetIn({ first, starts, text }: Patch, { line, character }: Position): number {
  const start = starts[line - first];
  let end = starts[line - first + 1] ?? text.length;
  if (end > start && text.charCodeAt(end - 1) === lineFeed) end--;
  if (end > start && text.charCodeAt(end - 1) === carriageReturn) end--;
  return Math.min(start + character, end);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(at + 1);
  }
  return starts;
}

function comparePlaces(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function wholeNumber(value: number): number {
  return value > 0 ? Math.floor(value) : 0;
}
