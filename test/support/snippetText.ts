/**
 * What the editor inserts for a snippet whose tab stops are all left as they are.
 *
 * Knows the syntax that our snippets use: `$1`, `${1}`, `${1:default}` with tab stops inside, `${1|one,other|}`, and `\`
 * in front of `$`, `}` and `\`. The first default of a number counts for all its places.
 */
export function snippetText(body: readonly string[]): string {
  const source = body.join('\n');
  const defaults = new Map<string, string>();
  read(source, 0, defaults, false);
  return read(source, 0, defaults, false).text;
}

interface Read {
  readonly text: string;
  readonly end: number;
}

function read(source: string, from: number, defaults: Map<string, string>, inside: boolean): Read {
  let text = '';
  let at = from;
  while (at < source.length) {
    if (inside && source[at] === '}') return { text, end: at + 1 };
    const step = readOne(source, at, defaults);
    text += step.text;
    at = step.end;
  }
  if (inside) throw new Error(`A placeholder has no end: ${source.slice(from)}`);
  return { text, end: at };
}

function readOne(source: string, at: number, defaults: Map<string, string>): Read {
  const rest = source.slice(at);
  const escaped = /^\\([$}\\])/.exec(rest);
  if (escaped) return { text: escaped[1] ?? '', end: at + 2 };
  const plain = /^\$(?:(\d+)|\{(\d+)\})/.exec(rest);
  if (plain) return { text: defaults.get(plain[1] ?? plain[2] ?? '') ?? '', end: at + plain[0].length };
  const choice = /^\$\{(\d+)\|([^|,]+)[^|]*\|\}/.exec(rest);
  if (choice) {
    defaults.set(choice[1] ?? '', choice[2] ?? '');
    return { text: choice[2] ?? '', end: at + choice[0].length };
  }
  const opening = /^\$\{(\d+):/.exec(rest);
  if (opening) {
    const inner = read(source, at + opening[0].length, defaults, true);
    if (!defaults.has(opening[1] ?? '')) defaults.set(opening[1] ?? '', inner.text);
    return inner;
  }
  if (rest.startsWith('$')) throw new Error(`The editor would take this for a variable of its own: ${rest}`);
  return { text: source[at] ?? '', end: at + 1 };
}
