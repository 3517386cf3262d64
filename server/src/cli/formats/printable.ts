/** Control characters of a file could move the cursor or change the colours of a terminal; here they become a stand-in. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => (character === '\t' ? '\t' : '\ufffd'));
}
