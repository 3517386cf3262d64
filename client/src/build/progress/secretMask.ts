/** What people see in the place of a secret. */
export const HIDDEN = '***';

/** Takes what is secret out of texts that people read. */
export interface SecretMask {
  /** Of its secrets, in characters: who cuts a text may cut one of them. */
  readonly longest: number;
  hide(text: string): string;
}

export const noSecrets: SecretMask = { longest: 0, hide: (text) => text };

/** In shorter ones there is too much that says something else. */
const SHORTEST = 4;

/**
 * Hides these values, and each line of one that has several, also as strings of Go and JSON and as URLs write them. One
 * that is as short as a `1` or a `yes` stays.
 */
export function secretMask(values: readonly string[]): SecretMask {
  const hidden = new Set(values.flatMap(writings).filter(({ length }) => length >= SHORTEST));
  // What holds another goes first.
  const ordered = [...hidden].sort((one, other) => other.length - one.length);
  const [longest] = ordered;
  if (longest === undefined) return noSecrets;
  return {
    longest: longest.length,
    hide: (text) => ordered.reduce((left, value) => left.replaceAll(value, HIDDEN), text),
  };
}

/** A terminal shows no line ends, and what logs it may have quoted it. */
function writings(value: string): string[] {
  return value.split(/[\r\n]+/).flatMap((line) => {
    const text = line.trim();
    return [text, JSON.stringify(text).slice(1, -1), encoded(text)];
  });
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half a character.
    return text;
  }
}
