/** Unicode white space as Go's `unicode.IsSpace` has it (JavaScript's own notion differs in U+0085 and U+FEFF). */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0x85 || code === 0xa0 || code === 0x1680) return true;
  if (code < 0x2000 || code > 0x3000) return false;
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** The blanks between the words of an instruction: tab, VT, FF, CR and space, and nothing else. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c || code === 0x0d;
}

/** The first offset in [start, end) that is no white space, else `end`. */
export function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The offset behind the last character in [start, end) that is no white space, else `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `text` without the white space around it, as Go's `strings.TrimSpace`. */
export function trimSpace(text: string): string {
  const start = skipSpaces(text, 0, text.length);
  return text.slice(start, trimEnd(text, start, text.length));
}
