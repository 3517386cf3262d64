/**
 * A copy of plain data that shares nothing with it. A piece of a string keeps all of that string in memory; so whoever
 * keeps a name out of a long text keeps the copy.
 */
export function detached<T>(value: T): T;
export function detached(value: unknown): unknown {
  if (typeof value === 'string') return copied(value);
  if (Array.isArray(value)) return value.map((one) => detached(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [copied(key), detached(one)]));
}

/** Engines make pieces of more than a dozen characters by reference, and a string out of parts anew. */
function copied(text: string): string {
  return text.length < 13 ? text : JSON.parse(JSON.stringify(text));
}
