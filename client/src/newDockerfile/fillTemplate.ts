/**
 * A snippet whose tab stops begin with `values`, by their number, in the syntax of snippets. Choices keep their others
 * behind the value.
 */
export function fillTemplate(body: readonly string[], values: Readonly<Record<number, string>>): string {
  let text = body.join('\n');
  for (const [stop, value] of Object.entries(values)) text = fillStop(text, stop, value);
  return text;
}

function fillStop(text: string, stop: string, value: string): string {
  const start = text.search(new RegExp(`\\$\\{${stop}[:|]`));
  if (start < 0) return text;
  const end = endOfPlaceholder(text, start);
  return text.slice(0, start) + filled(text.slice(start, end), stop, value) + text.slice(end);
}

function filled(placeholder: string, stop: string, value: string): string {
  const choices = /^\$\{\d+\|(.*)\|\}$/.exec(placeholder)?.[1]?.split(',');
  if (!choices) return `\${${stop}:${value}}`;
  if (/[,|$\\]/.test(value)) return `\${${stop}:${value}}`;
  return `\${${stop}|${[value, ...choices.filter((choice) => choice !== value)].join(',')}|}`;
}

/** The offset behind the `}` that ends the placeholder at `start`. */
function endOfPlaceholder(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith('${', at)) depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}
