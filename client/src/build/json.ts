/** What engines say in JSON is read key by key: every version has others, and none of them is certain to be there. */

/** Each line that is JSON; others are warnings, and left out. */
export function readJsonLines(text: string): unknown[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const read = line.trim() === '' ? undefined : readJson(line);
    return read === undefined ? [] : [read];
  });
}

/** Undefined for what is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function valueOf(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[key] : undefined;
}

/** Empty for what is no text. */
export function textOf(object: unknown, key: string): string {
  const value = valueOf(object, key);
  return typeof value === 'string' ? value : '';
}

/** Empty for what is no list. */
export function listOf(object: unknown, key: string): readonly unknown[] {
  const value = valueOf(object, key);
  return Array.isArray(value) ? value : [];
}
