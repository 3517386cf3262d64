/** How far a `((…))` may go: beyond, it is a subshell in a subshell. */
const longest = 300;

/** The offset behind the `))` that closes the `((` at the place; undefined where two subshells are opened instead. */
export function arithmeticEnd(text: string, at: number): number | undefined {
  if (text[at] !== '(' || text[at + 1] !== '(') return undefined;
  let depth = 0;
  for (let end = at; end < text.length && end - at < longest && text[end] !== '\n'; end++) {
    if (text[end] === '(') depth++;
    else if (text[end] === ')') depth--;
    if (depth === 0) return text[end - 1] === ')' ? end + 1 : undefined;
  }
  return undefined;
}
