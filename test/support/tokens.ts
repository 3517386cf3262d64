import { tokenKinds, tokenModifiers } from '../../server/src/protocol/tokensLegend';

/** A semantic token at its place in a document, 0-based. */
export interface DecodedToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  /** `kind` or `kind modifier …`. */
  readonly says: string;
}

/** Turns LSP's relative numbers into places. */
export function decodeTokens(data: readonly number[]): DecodedToken[] {
  const tokens: DecodedToken[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.slice(i, i + 5);
    line += lines;
    character = lines > 0 ? characters : character + characters;
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    tokens.push({ line, character, length, says: [tokenKinds[type], ...modifiers].join(' ') });
  }
  return tokens;
}

/** Each token as `text: kind modifier …`. */
export function tokensOf(text: string, data: readonly number[]): string[] {
  const lines = text.split('\n');
  return decodeTokens(data).map(({ line, character, length, says }) => {
    return `${lines[line]?.slice(character, character + length)}: ${says}`;
  });
}
