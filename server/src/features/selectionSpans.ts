import { insideQuotes } from '../syntax/flags';
import type { CommandLine, Flag, Parts, Word } from '../syntax/parts';
import { type Span, touches } from '../util/span';

/** What holds the character at `offset` of an instruction's logical text, from the inside out. */
export function selectionSpans(parts: Parts, text: string, offset: number): Span[] {
  return holders(parts, text)
    .filter((span) => touches(span, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** Everything in an instruction that one may want to select, without any order. */
function holders(parts: Parts, text: string): Span[] {
  const { keyword, flags, rest } = parts;
  return [keyword, rest, parts, ...flags.flatMap((flag) => flagSpans(flag, text)), ...bodySpans(parts, text)];
}

function flagSpans(flag: Flag, text: string): Span[] {
  return flag.value ? [flag, flag.name, ...quoted(flag.value, text)] : [flag];
}

function bodySpans({ body, rest }: Parts, text: string): Span[] {
  switch (body.kind) {
    case 'from':
      return [body.base, body.as, body.stageName].flatMap((word) => (word ? quoted(word, text) : []));
    case 'copy':
      return [
        ...[...body.sources, ...(body.destination ? [body.destination] : [])].flatMap((word) => quoted(word, text)),
        ...between(body.sources),
      ];
    case 'run': {
      const options = body.mounts.flatMap((mount) => mount.options);
      return [
        ...options.flatMap(({ start, end, key, value }) => [
          { start, end },
          key,
          ...(value ? quoted(value, text) : []),
        ]),
        ...commandSpans(body.command, text),
      ];
    }
    case 'command':
    case 'healthcheck':
      return commandSpans(body.command, text);
    case 'assignments':
      return body.assignments.flatMap(({ start, end, name, value }) => [
        { start, end },
        name,
        ...(value ? quoted(value, text) : []),
      ]);
    case 'onbuild':
      return body.trigger ? holders(body.trigger, text) : [rest];
    case 'words':
      return body.words.flatMap((word) => quoted(word, text));
  }
}

/** A word with its quotes and without; those of the JSON form are no part of the word. */
function quoted(word: Word, text: string): Span[] {
  const { start, end } = insideQuotes(text, word);
  const inJson = text[word.start - 1] === '"' && text[word.end] === '"';
  return [word, { start, end }, ...(inJson ? [{ start: word.start - 1, end: word.end + 1 }] : [])];
}

/** From the first to the last of the sources. */
function between(words: readonly Word[]): Span[] {
  const [first] = words;
  const last = words.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

function commandSpans({ form, words }: CommandLine, text: string): Span[] {
  if (form === 'exec') return words.flatMap((word) => quoted(word, text));
  return words.flatMap(({ start, end }) => shellSpans(text, start, end));
}

/** The commands between `&&`, `||`, `;` and `|` of a shell line, and the strings in it with their quotes and without. */
function shellSpans(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  let quote = -1;
  for (let at = from; at < to; at++) {
    const char = text[at] as string;
    if (char === '\\' && (quote < 0 || text[quote] === '"')) at++;
    else if (quote >= 0) {
      if (char !== text[quote]) continue;
      spans.push({ start: quote, end: at + 1 }, { start: quote + 1, end: at });
      quote = -1;
    } else if (char === '"' || char === "'") quote = at;
    else if (/[;|]/.test(char) || text.startsWith('&&', at)) {
      spans.push(trimmed(text, start, at));
      while (/[;|&]/.test(text[at + 1] ?? '')) at++;
      start = at + 1;
    }
  }
  spans.push(trimmed(text, Math.min(start, to), to));
  return spans;
}

function trimmed(text: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}
