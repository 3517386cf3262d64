import { type TokenKind, type TokenModifier, tokenKinds, tokenModifiers } from '../../protocol/tokensLegend';

/** A stretch of one line that means something, in numbers as they go over the wire. */
export interface Token {
  /** 0-based; of a document or relative to an instruction. */
  readonly line: number;
  /** 0-based, UTF-16. */
  readonly character: number;
  readonly length: number;
  readonly type: number;
  /** A sum of modifier bits. */
  readonly modifiers: number;
}

export const typeOf = Object.fromEntries(tokenKinds.map((kind, i) => [kind, i])) as Readonly<Record<TokenKind, number>>;

export const bitOf = Object.fromEntries(tokenModifiers.map((modifier, i) => [modifier, 1 << i])) as Readonly<
  Record<TokenModifier, number>
>;

/** Writes tokens the way LSP wants them: five numbers each, places relative to the token before. */
export class TokenWriter {
  readonly data: number[] = [];
  private line = 0;
  private character = 0;

  /** Tokens have to come in the order of their places. */
  write(line: number, character: number, length: number, type: number, modifiers: number): void {
    const sameLine = line === this.line;
    this.data.push(line - this.line, sameLine ? character - this.character : character, length, type, modifiers);
    this.line = line;
    this.character = character;
  }
}
