import type { Span } from '../util/span';

/** A field of a CSV record: its cooked text and where its content is written (inside the quotes, if any). */
export interface CsvField extends Span {
  readonly text: string;
  /** `source[i]` is the offset at which character i of `text` is written; absent where that is simply start + i. */
  readonly source?: readonly number[];
}

/** The fields of one RFC 4180 record in text[start, end), or undefined where a quote is out of place. */
export function readCsvRecord(text: string, { start, end }: Span): CsvField[] | undefined {
  const fields: CsvField[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === '"' && at < end ? readQuoted(text, at, end) : readBare(text, at, end);
    if (!field) return undefined;
    fields.push(field.field);
    at = field.next;
    if (at >= end) return fields;
    at++;
  }
}

interface Read {
  readonly field: CsvField;
  /** Offset of the comma behind it, or the end. */
  readonly next: number;
}

function readBare(text: string, start: number, end: number): Read | undefined {
  const comma = text.indexOf(',', start);
  const next = comma < 0 || comma > end ? end : comma;
  const content = text.slice(start, next);
  return content.includes('"') ? undefined : { field: { start, end: next, text: content }, next };
}

function readQuoted(text: string, start: number, end: number): Read | undefined {
  let cooked = '';
  const source: number[] = [];
  let at = start + 1;
  while (at < end) {
    if (text[at] === '"') {
      if (text[at + 1] !== '"' || at + 1 >= end) break;
      at++;
    }
    source.push(at);
    cooked += text[at];
    at++;
  }
  const closed = at < end && text[at] === '"';
  if (!closed || (at + 1 < end && text[at + 1] !== ',')) return undefined;
  return { field: { start: start + 1, end: at, text: cooked, source }, next: at + 1 };
}
