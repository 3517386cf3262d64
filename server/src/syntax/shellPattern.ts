/** Shell patterns (`*`, `?`, `\x`) as `${name#pattern}` and its kin know them. */

type Token = { readonly kind: 'any' } | { readonly kind: 'one' } | { readonly kind: 'char'; readonly char: string };

function tokens(pattern: string): Token[] {
  const list: Token[] = [];
  const chars = [...pattern];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as string;
    if (char === '*') list.push({ kind: 'any' });
    else if (char === '?') list.push({ kind: 'one' });
    else if (char === '\\' && i + 1 < chars.length) list.push({ kind: 'char', char: chars[++i] as string });
    else list.push({ kind: 'char', char });
  }
  return list;
}

/**
 * For every k, whether `pattern` matches exactly the first k characters of `chars[from…]`.
 * One pass over the text with a set of pattern positions: no backtracking.
 */
function prefixMatches(pattern: readonly Token[], chars: readonly string[], from: number): boolean[] {
  let states = closure(pattern, new Set([0]));
  const result = [states.has(pattern.length)];
  for (let i = from; i < chars.length && states.size > 0; i++) {
    const next = new Set<number>();
    for (const state of states) {
      const token = pattern[state];
      if (!token) continue;
      if (token.kind === 'any') next.add(state);
      else if (token.kind === 'one' || token.char === chars[i]) next.add(state + 1);
    }
    states = closure(pattern, next);
    result.push(states.has(pattern.length));
  }
  return result;
}

function closure(pattern: readonly Token[], states: Set<number>): Set<number> {
  for (const state of states) if (pattern[state]?.kind === 'any') states.add(state + 1);
  return states;
}

/** Matching takes time with the product of both; beyond this a value is left as it is. */
const mostSteps = 1_000_000;

/** As above, for what a replacement can grow to. */
const longestResult = 200_000;

function isTooCostly(value: string, pattern: string): boolean {
  return value.length * pattern.length > mostSteps;
}

/** `${value#pattern}` (shortest) and `${value##pattern}` (`greedy`). */
export function trimPrefix(value: string, pattern: string, greedy: boolean): string {
  if (isTooCostly(value, pattern)) return value;
  const chars = [...value];
  const matches = prefixMatches(tokens(pattern), chars, 0);
  const cut = greedy ? matches.lastIndexOf(true) : matches.indexOf(true);
  return cut < 0 ? value : chars.slice(cut).join('');
}

/** `${value%pattern}` (shortest) and `${value%%pattern}` (`greedy`). */
export function trimSuffix(value: string, pattern: string, greedy: boolean): string {
  if (isTooCostly(value, pattern)) return value;
  const chars = [...value].reverse();
  const matches = prefixMatches(tokens(pattern).reverse(), chars, 0);
  const cut = greedy ? matches.lastIndexOf(true) : matches.indexOf(true);
  return cut < 0 ? value : chars.slice(cut).reverse().join('');
}

/** `${value/pattern/replacement}` (first match) and `${value//pattern/replacement}` (`all`); matches are the longest. */
export function replacePattern(value: string, pattern: string, replacement: string, all: boolean): string {
  if (value.length * value.length * pattern.length > 10 * mostSteps) return value;
  const list = tokens(pattern);
  const chars = [...value];
  let out = '';
  let at = 0;
  let afterMatch = -1;
  while (at <= chars.length) {
    const length = prefixMatches(list, chars, at).lastIndexOf(true);
    if (length > 0 || (length === 0 && at !== afterMatch)) {
      out += replacement;
      if (out.length > longestResult) return value;
      at += length;
      if (!all) return out + chars.slice(at).join('');
      afterMatch = at;
      if (length > 0) continue;
    }
    if (at < chars.length) out += chars[at];
    at++;
  }
  return out;
}
