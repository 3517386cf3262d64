import type { Found, OpenUse } from './variableUse';

const brace = 0x7b;

/** What a dollar sign begins. */
export interface Dollar {
  /** Where reading goes on: behind the name, or behind the operator in braces. */
  readonly next: number;
  /** `${` was opened, and has not been closed yet. */
  readonly open: boolean;
  /** Absent for `$1`, `$@`, `$$` and for a dollar sign by itself. */
  readonly use: OpenUse | undefined;
}

/** Reads what stands behind the dollar sign at `at`, and remembers it. `wide`: any letter makes a name, as in BuildKit. */
export function readDollar(text: string, at: number, end: number, found: Found, wide: boolean): Dollar {
  return text.charCodeAt(at + 1) === brace && at + 1 < end
    ? readBraced(text, at, end, found, wide)
    : readBare(text, at, end, found, wide);
}

function readBare(text: string, at: number, end: number, found: Found, wide: boolean): Dollar {
  const begin = skipDrive(text, at + 1, end);
  const stop = nameEnd(text, begin, end, wide);
  if (stop > begin) return { next: stop, open: false, use: remember(text, at, begin, stop, stop, undefined, found) };
  const special = begin < end && (isDigit(text.charCodeAt(begin)) || '@*#?-$!'.includes(text[begin] as string));
  if (!special) found.blanks.push(begin);
  return { next: special ? begin + 1 : begin, open: false, use: undefined };
}

function readBraced(text: string, at: number, end: number, found: Found, wide: boolean): Dollar {
  let begin = skipDrive(text, at + 2, end);
  // The length of a variable, and the one that a variable names.
  if (/[#!]/.test(text[begin] ?? '') && isNameStart(text.charCodeAt(begin + 1))) begin++;
  const stop = nameEnd(text, begin, end, wide);
  if (stop === begin) {
    if (begin >= end || /[}\s"']/.test(text[begin] as string)) found.blanks.push(begin);
    return { next: begin, open: begin < end, use: undefined };
  }
  const next = operatorEnd(text, stop, end);
  const operator = next > stop ? text.slice(stop, next) : undefined;
  return { next, open: true, use: remember(text, at, begin, stop, next, operator, found) };
}

function remember(
  text: string,
  at: number,
  start: number,
  end: number,
  next: number,
  operator: string | undefined,
  found: Found,
): OpenUse {
  const name = text.slice(start, end);
  const use = { name, nameSpan: { start, end }, span: { start: at, end: next }, operator };
  found.uses.push(use);
  return use;
}

/** PowerShell's `$env:NAME`. */
function skipDrive(text: string, at: number, end: number): number {
  const drive =
    (text.charCodeAt(at) | 0x20) === 0x65 &&
    text.charCodeAt(at + 3) === 0x3a &&
    at + 4 < end &&
    isNameStart(text.charCodeAt(at + 4)) &&
    text.slice(at, at + 3).toLowerCase() === 'env';
  return drive ? at + 4 : at;
}

/** Behind `:-`, `##`, `//`, `^^` and their like. */
function operatorEnd(text: string, at: number, end: number): number {
  if (at >= end) return at;
  const first = text[at] as string;
  if (first === ':') return at + 1 < end && '-+?='.includes(text[at + 1] as string) ? at + 2 : at + 1;
  if ('#%/^,'.includes(first)) return at + 1 < end && text[at + 1] === first ? at + 2 : at + 1;
  return '-+?=@'.includes(first) ? at + 1 : at;
}

function nameEnd(text: string, start: number, end: number, wide: boolean): number {
  let at = start;
  if (at >= end || isDigit(text.charCodeAt(at))) return at;
  while (at < end && isNameChar(text.charCodeAt(at), wide)) at++;
  return at;
}

function isNameChar(code: number, wide: boolean): boolean {
  if (isNameStart(code) || isDigit(code)) return true;
  return wide && code > 0x7f && /[\p{L}\p{Nd}]/u.test(String.fromCharCode(code));
}

function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
