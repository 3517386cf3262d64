import type { Scanner } from './dialect';

/** Goes over the bodies of heredocs, and tells their redirections where they stand. One that never ends is none. */
export function skipBodies(scanner: Scanner): void {
  for (const { word, tabs, redirection } of scanner.pending.splice(0)) {
    scanner.lines ??= linesByText(scanner.text);
    const starts = scanner.lines.get(tabs ? anyTabs(word) : word);
    while (starts && starts.length > 0 && starts[starts.length - 1] < scanner.at) starts.pop();
    const line = starts?.at(-1);
    if (line === undefined) continue;
    redirection.body = { start: scanner.at, end: line };
    const end = scanner.text.indexOf('\n', line);
    scanner.at = end < 0 ? scanner.text.length : end + 1;
  }
}

const anyTabs = (line: string) => `\t${line}`;

/** The starts of short lines by what they say, the last first; those of `anyTabs` also by what they say behind tabs. */
function linesByText(text: string): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  const add = (key: string, start: number) => {
    const same = lines.get(key);
    if (same) same.push(start);
    else lines.set(key, [start]);
  };
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start < 100) {
      const line = text.slice(start, end).replace(/\r$/, '');
      add(line, start);
      add(anyTabs(line.replace(/^\t+/, '')), start);
    }
    start = end + 1;
  }
  for (const starts of lines.values()) starts.reverse();
  return lines;
}
