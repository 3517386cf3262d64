import fc from 'fast-check';

/** One edit of a text; places are fractions of its length, so that they fit any text. */
export interface Mutation {
  readonly at: number;
  /** How many characters are taken away. */
  readonly remove: number;
  readonly insert: string;
}

/** Pieces at which Dockerfiles change their meaning. */
const pieces = [
  '\\',
  '\\\n',
  '`\n',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '#',
  '# comment\n',
  '"',
  "'",
  '$',
  '${',
  '}',
  '${a:-',
  '<<',
  '<<EOF',
  '<<-EOF\n',
  '\nEOF\n',
  '\n\tEOF\n',
  '<<"E"',
  'EOF',
  'FROM ',
  '\nFROM a AS b\n',
  '\nFROM b\n',
  'AS ',
  '--',
  '--from=',
  '--from=b ',
  '--from=0 ',
  'COPY --from=b / /\n',
  'RUN --mount=from=b,target=/x true\n',
  '--mount=',
  '--platform=$TARGETPLATFORM ',
  ',',
  '=',
  '[',
  ']',
  '["a", "b"]',
  'ONBUILD ',
  'ONBUILD COPY --from=b / /\n',
  'ARG a=b\n',
  'ENV a=$b\n',
  'HEALTHCHECK NONE\n',
  '# escape=`\n',
  '# syntax=a\n',
  '# check=skip=all\n',
  '\ufeff',
  '\0',
  '\u2028',
  '\u00a0',
  '\ud800',
  '\udc00',
  '😀',
];

/** Where edits like to happen: at the very ends, and anywhere. */
const place = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 1) },
  { weight: 9, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
);

const removal = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 400 }) },
);

/** Edits that insert pieces, parts of other Dockerfiles, single letters, or nothing. */
export function mutationOf(seeds: readonly string[]): fc.Arbitrary<Mutation> {
  const part = fc
    .tuple(fc.constantFrom(...seeds), fc.nat({ max: 4_000 }), fc.integer({ min: 1, max: 200 }))
    .map(([seed, start, length]) => seed.slice(start % (seed.length + 1), (start % (seed.length + 1)) + length));
  const insert = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) },
    { weight: 3, arbitrary: part },
    { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'x', '0') },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
  );
  return fc.record({ at: place, remove: removal, insert });
}

/** The place of a mutation in a text: it replaces `text[start, end)`. */
export function spanOf({ at, remove }: Mutation, text: string): { readonly start: number; readonly end: number } {
  const start = Math.min(text.length, Math.floor(at * (text.length + 1)));
  return { start, end: Math.min(text.length, start + remove) };
}

export function mutate(text: string, mutation: Mutation): string {
  const { start, end } = spanOf(mutation, text);
  return text.slice(0, start) + mutation.insert + text.slice(end);
}
