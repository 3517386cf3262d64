import { insideQuotes } from '../syntax/flags';
import type { CommandLine, Flag, MountOption, Parts, Word } from '../syntax/parts';
import { type Span, touches } from '../util/span';

/** What holds the character at `offset` of an instruction's logical text, from the inside out. */
export function selectionSpans(parts: Parts, text: string, offset: number): Span[] {
  return holders(parts, text, offset)
    .filter((span) => touches(span, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** What one may want to select in an instruction, as far as it is near `offset`; without any order. */
function holders(parts: Parts, text: string, offset: number): Span[] {
  const { keyword, flags, rest } = parts;
  const nearFlags = near(flags, offset).flatMap((flag) => flagSpans(flag, text));
  return [keyword, rest, parts, ...nearFlags, ...bodySpans(parts, text, offset)];
}

/** Those that hold `offset`, also in quotes around them. An instruction may have half a million words. */
function near<T extends Span>(spans: readonly T[], offset: number): T[] {
  return spans.filter(({ start, end }) => start - 1 <= offset && offset <= end + 1);
}

function flagSpans(flag: Flag, text: string): Span[] {
  return flag.value ? [flag, flag.name, ...quoted(flag.value, text)] : [flag];
}

function bodySpans({ body, rest }: Parts, text: string, offset: number): Span[] {
  const words = (all: readonly Word[]) => near(all, offset).flatMap((word) => quoted(word, text));
  switch (body.kind) {
    case 'from':
      return words([body.base, body.as, body.stageName].filter((word) => word !== undefined));
    case 'copy':
      return [...words(body.sources), ...words(body.destination ? [body.destination] : []), ...between(body.sources)];
    case 'run':
      return [
        ...body.mounts.flatMap((mount) => near(mount.options, offset).flatMap((option) => optionSpans(option, text))),
        ...commandSpans(body.command, text, offset),
      ];
    case 'command':
    case 'healthcheck':
      return commandSpans(body.command, text, offset);
    case 'assignments':
      return near(body.assignments, offset).flatMap(({ start, end, name, value }) => [
        { start, end },
        name,
        ...(value ? quoted(value, text) : []),
      ]);
    case 'onbuild':
      return body.trigger ? holders(body.trigger, text, offset) : [rest];
    case 'words':
      return words(body.words);
  }
}

function optionSpans({ start, end, key, value }: MountOption, text: string): Span[] {
  return [{ start, end }, key, ...(value ? quoted(value, text) : [])];
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

function commandSpans({ form, words }: CommandLine, text: string, offset: number): Span[] {
  if (form === 'exec') return near(words, offset).flatMap((word) => quoted(word, text));
  return words.flatMap((line) => (touches(line, offset) ? shellSpans(text, line, offset) : []));
}

/** The command around `offset` between `&&`, `||`, `;` and `|`, and the string that it stands in, with quotes and without. */
function shellSpans(text: string, line: Span, offset: number): Span[] {
  const spans: Span[] = [];
  const marks = /\\.|["']|&&|[;|][;|&]*/gs;
  marks.lastIndex = line.start;
  let start = line.start;
  let end = line.end;
  for (let mark = marks.exec(text); mark && mark.index < line.end; mark = marks.exec(text)) {
    const [found] = mark;
    if (found === '"' || found === "'") {
      const close = closingQuote(text, mark.index, line.end);
      if (mark.index < offset) spans.push({ start: mark.index, end: close + 1 }, { start: mark.index + 1, end: close });
      marks.lastIndex = close + 1;
    } else if (!found.startsWith('\\')) {
      if (mark.index >= offset) {
        end = mark.index;
        break;
      }
      start = mark.index + found.length;
      spans.length = 0;
    }
  }
  return [...spans, trimmed(text, start, end)];
}

/** Where a string ends: at its quote, or with the text where that is missing. */
function closingQuote(text: string, open: number, end: number): number {
  const quote = text[open];
  const marks = quote === '"' ? /\\.|"/gs : /'/g;
  marks.lastIndex = open + 1;
  for (let mark = marks.exec(text); mark && mark.index < end; mark = marks.exec(text)) {
    if (mark[0] === quote) return mark.index;
  }
  return end - 1;
}

function trimmed(text: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] as string)) start++;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { start, end };
}
