import type { BuildReferenceKind } from '../targets/buildReference';

/** What a format makes of a text before BuildKit sees it. Columns are those of a line as it stands in the file. */
export interface Interpolation {
  /** The places of characters that only say that the next one means itself. */
  readonly dropped: (line: string) => readonly number[];
  /** Variables and the like, whose values nobody knows here. */
  readonly variables: (line: string) => readonly { readonly start: number; readonly end: number }[];
  /** How a text is written so that it means itself. */
  readonly escaped: (text: string) => string;
}

/** What the format does in which a Dockerfile stands. */
export function interpolationOf(kind: BuildReferenceKind): Interpolation {
  return kind === 'compose' ? compose : kind === 'bake' ? bake : none;
}

const none: Interpolation = { dropped: () => [], variables: () => [], escaped: (text) => text };

const compose = interpolation({
  mark: /\$\$|\$(?:\{[^}]*\}?|[A-Za-z_]\w*)/g,
  isEscape: (found) => found === '$$',
  escaped: (text) => text.replaceAll('$', '$$$$'),
});

const bake = interpolation({
  mark: /\$\$\{|%%\{|[$%]\{[^}]*\}?/g,
  isEscape: (found) => found === '$${' || found === '%%{',
  escaped: (text) => text.replace(/[$%](?=\{)/g, '$&$&'),
});

interface Marks {
  /** Escapes and variables. */
  readonly mark: RegExp;
  readonly isEscape: (found: string) => boolean;
  readonly escaped: (text: string) => string;
}

function interpolation({ mark, isEscape, escaped }: Marks): Interpolation {
  const marksIn = (line: string) => (/[$%]/.test(line) ? [...line.matchAll(mark)] : []);
  return {
    dropped: (line) => marksIn(line).flatMap(({ 0: found, index }) => (isEscape(found) ? index : [])),
    variables: (line) =>
      marksIn(line).flatMap(({ 0: found, index }) =>
        isEscape(found) ? [] : { start: index, end: index + found.length },
      ),
    escaped,
  };
}
