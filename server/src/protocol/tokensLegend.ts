/** The kinds of semantic tokens, by our own names; a token's type is its place in this list. */
export const tokenKinds = ['stage', 'image', 'flag', 'mountKey', 'variable', 'directive'] as const;

export type TokenKind = (typeof tokenKinds)[number];

/**
 * A token's modifiers are a sum of `1 << place in this list`. `mistaken`: it names nothing that could be used there, and
 * something else must have been meant.
 */
export const tokenModifiers = ['declaration', 'mistaken'] as const;

export type TokenModifier = (typeof tokenModifiers)[number];

/** What a client that does not know our names is told instead. */
const standardTypes: Readonly<Record<TokenKind, string>> = {
  stage: 'class',
  image: 'string',
  flag: 'parameter',
  mountKey: 'property',
  variable: 'variable',
  directive: 'keyword',
};

export interface TokensLegend {
  readonly tokenTypes: string[];
  readonly tokenModifiers: string[];
}

/** The legend for a client that announces these token types. Names differ from client to client, numbers never do. */
export function tokensLegend(known: readonly string[]): TokensLegend {
  const tokenTypes = tokenKinds.map((kind) => (known.includes(kind) ? kind : standardTypes[kind]));
  return { tokenTypes, tokenModifiers: [...tokenModifiers] };
}
