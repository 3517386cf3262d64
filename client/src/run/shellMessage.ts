const MOST_LINES = 20;

/** The first lines of a terminal: a sentence, and an instruction that comes from a file, with nothing that controls it. */
export function shellMessage(sentence: string, instruction: string): string {
  const lines = instruction.split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => `  ${plain(line)}`);
  return [sentence, ...shown, ...(lines.length > MOST_LINES ? ['  …'] : []), ''].join('\r\n');
}

/** Without control and bidi characters. */
function plain(line: string): string {
  return line.replaceAll('\t', '  ').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
}
