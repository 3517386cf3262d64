/** A line of a text without its line break, or undefined where the text has no such line. 0-based. */
export function lineTextAt(text: string, line: number): string | undefined {
  let start = 0;
  for (let above = 0; above < line; above++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}
