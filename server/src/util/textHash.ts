/** Behind each text; no character is as large. */
const END = 0x110000;

/**
 * Sixteen hexadecimal digits that stand for a list of texts: others for other texts, as far as chance allows. Nothing that
 * has to be safe from people who look for two texts with the same digits may hang on it.
 */
export function textHash(texts: Iterable<string>): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  const take = (code: number) => {
    a = Math.imul(a ^ code, 0x9e3779b1);
    a ^= a >>> 15;
    b = Math.imul(b ^ code, 0x5f356495);
    b ^= b >>> 13;
  };
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) take(text.charCodeAt(at));
    take(END);
  }
  return digits(a) + digits(b);
}

function digits(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0');
}
