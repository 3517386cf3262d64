import type { Span } from '../util/span';
import { skipSpaces, trimEnd, trimSpace } from '../util/whitespace';

/** A name in a list of checks; the span is that of the value. */
export interface CheckName extends Span {
  readonly text: string;
}

/** What is wrong with an option, so that BuildKit refuses the whole value. */
export interface CheckProblem extends Span {
  readonly kind: 'no-value' | 'unknown-option' | 'no-boolean';
  /** The option as written, its key or its value. */
  readonly text: string;
}

/** OPTS of `# check=OPTS`: which build checks are left out, and whether what the others find fails the build. */
export interface CheckOptions {
  readonly skipAll: boolean;
  readonly skip: readonly CheckName[];
  readonly experimentalAll: boolean;
  readonly experimental: readonly CheckName[];
  readonly error: boolean;
  /** BuildKit reads nothing behind this offset: the first blank. */
  readonly end: number;
  readonly problem?: CheckProblem;
}

const goBooleans: ReadonlyMap<string, boolean> = new Map([
  ...'1 t T TRUE true True'.split(' ').map((text) => [text, true] as const),
  ...'0 f F FALSE false False'.split(' ').map((text) => [text, false] as const),
]);

const mostOptions = 3;

/** Reads OPTS as BuildKit does: up to the first blank, up to three options; of an option that stands twice the last counts. */
export function readCheckOptions(value: string): CheckOptions {
  const blank = value.indexOf(' ');
  const end = blank < 0 ? value.length : blank;
  const read = { skipAll: false, skip: noNames, experimentalAll: false, experimental: noNames, error: false, end };
  if (end === 0) return read;
  for (const option of optionsIn(value, end)) {
    const equals = value.indexOf('=', option.start);
    if (equals < 0 || equals >= option.end) return { ...read, problem: problemAt('no-value', value, option) };
    const key = trimmed(value, { start: option.start, end: equals });
    const given = trimmed(value, { start: equals + 1, end: option.end });
    const text = value.slice(given.start, given.end);
    switch (value.slice(key.start, key.end)) {
      case 'skip':
        if (text === 'all') read.skipAll = true;
        else read.skip = namesIn(value, given);
        break;
      case 'experimental':
        if (text === 'all') read.experimentalAll = true;
        else read.experimental = namesIn(value, given);
        break;
      case 'error': {
        const error = goBooleans.get(text);
        if (error === undefined) return { ...read, problem: problemAt('no-boolean', value, given) };
        read.error = error;
        break;
      }
      default:
        return { ...read, problem: problemAt('unknown-option', value, key) };
    }
  }
  return read;
}

const noNames: readonly CheckName[] = [];

function* optionsIn(value: string, end: number): Generator<Span> {
  let start = 0;
  for (let count = 1; ; count++) {
    const semicolon = count < mostOptions ? value.indexOf(';', start) : -1;
    if (semicolon < 0 || semicolon >= end) return yield { start, end };
    yield { start, end: semicolon };
    start = semicolon + 1;
  }
}

function namesIn(value: string, { start, end }: Span): readonly CheckName[] {
  const names: CheckName[] = [];
  let at = start;
  for (const part of value.slice(start, end).split(',')) {
    const span = trimmed(value, { start: at, end: at + part.length });
    names.push({ ...span, text: value.slice(span.start, span.end) });
    at += part.length + 1;
  }
  return names;
}

function trimmed(value: string, { start, end }: Span): Span {
  const begin = skipSpaces(value, start, end);
  return { start: begin, end: trimEnd(value, begin, end) };
}

function problemAt(kind: CheckProblem['kind'], value: string, { start, end }: Span): CheckProblem {
  return { kind, start, end, text: value.slice(start, end) };
}

const inlineForm = /^check\s*=\s*(?=\S)/i;

/** The value of a comment that sets the checks of one instruction; `comment` is without `#` and blanks around it. */
export function inlineCheckValue(comment: string): string | undefined {
  const form = inlineForm.exec(comment);
  return form ? trimSpace(comment.slice(form[0].length)) : undefined;
}
