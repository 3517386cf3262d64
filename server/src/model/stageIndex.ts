const integer = /^[+-]?\d+$/;

/** A stage index as Go's `Atoi` reads it, or undefined where the text is no number for it. */
export function stageIndex(text: string): number | undefined {
  if (!integer.test(text)) return undefined;
  const value = Number(text);
  // Beyond 64 bits it is a name to BuildKit.
  return Math.abs(value) < 2 ** 63 ? value : undefined;
}
