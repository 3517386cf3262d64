/** A name in a list of what is ignored, with its place in the text. */
export interface IgnoredName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const word = /[\w./-]+/y;
const blanks = /[ \t]*/y;

/** The names of a list with commas, `a, b`, that begins at `start`. What follows the list is a remark, and left alone. */
export function ignoredNames(text: string, start: number): readonly IgnoredName[] {
  const names: IgnoredName[] = [];
  let at = start;
  for (;;) {
    at = behind(blanks, text, at) ?? at;
    const end = behind(word, text, at);
    if (end !== undefined) names.push({ name: text.slice(at, end), start: at, end });
    at = behind(blanks, text, end ?? at) ?? at;
    if (text[at] !== ',') return names;
    at++;
  }
}

function behind(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
