import { type MappedText, mappedText } from '../../util/mappedText';

/** A line of a page, without its indentation and what marks quotes. */
export interface PageLine {
  readonly text: string;
  readonly start: number;
}

/** A block of code: what its fence says behind the signs, and its lines. */
export interface Fence {
  readonly language: string;
  readonly lines: readonly PageLine[];
}

/** The code blocks of a page, and the lines outside of them. Reads any text, in time that grows with its length. */
export function readPage(text: string): { readonly fences: readonly Fence[]; readonly others: readonly PageLine[] } {
  const fences: { language: string; lines: PageLine[] }[] = [];
  const others: PageLine[] = [];
  let closing: string | undefined;
  for (const line of pageLines(text)) {
    const sign = /^(`{3,}|~{3,})(.*)/.exec(line.text);
    if (closing !== undefined && sign?.[1].startsWith(closing) && sign[2].trim() === '') closing = undefined;
    else if (closing !== undefined) fences.at(-1)?.lines.push(line);
    else if (sign && !(sign[1].startsWith('`') && sign[2].includes('`'))) {
      closing = sign[1];
      fences.push({ language: /^[ \t{.]*([\w+-]*)/.exec(sign[2])?.[1].toLowerCase() ?? '', lines: [] });
    } else others.push(line);
  }
  return { fences, others };
}

function* pageLines(text: string): Generator<PageLine> {
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const lead = /^(?:[ \t]*>)*[ \t]*/.exec(text.slice(start, end))?.[0].length ?? 0;
    yield { text: text.slice(start + lead, end).replace(/\r$/, ''), start: start + lead };
    start = end + 1;
  }
}

export function lineText({ text, start }: PageLine): MappedText {
  return mappedText([{ text, start, end: start + text.length }], start);
}
