/** Longer texts come from nobody who wants them read. */
const longest = 400;

/**
 * Text out of a file as it may be shown on one line: blanks run together, without control characters and without those
 * that turn the direction of the text around them.
 */
export function plainText(text: string): string {
  const plain = text
    .slice(0, longest * 4)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}
