/** A FROM that is one variable and nothing else, with the text behind its `:-` if there is one. */
export interface Choice {
  readonly variable: string;
  readonly fallback: string | undefined;
}

/** `$NAME`, `${NAME}`, `${NAME:-word}` or `${NAME-word}`; undefined for anything else. */
export function choiceIn(written: string): Choice | undefined {
  const match = /^\$(?:(\w+)|\{(\w+)(?::?-([\w.-]*))?\})$/.exec(written);
  return match ? { variable: match[1] ?? (match[2] as string), fallback: match[3] } : undefined;
}

/** The names of the variables in a text, as far as its letters tell. */
export function variablesIn(text = ''): string[] {
  return text.includes('$') ? Array.from(text.matchAll(/\$\{?(\w+)/g), ([, name = '']) => name) : [];
}

export function mentions(text: string | undefined, variable: string): boolean {
  return variablesIn(text).includes(variable);
}
