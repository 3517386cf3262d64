/** A half-open stretch of text: `start` is the first offset, `end` the one behind the last (0-based, UTF-16 units). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` touches `span`; the place right behind the last character counts, as for a cursor. */
export function touches(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}
