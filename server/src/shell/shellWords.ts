import { type MappedText, mappedText } from '../util/mappedText';
import type { ShellAssignment, ShellWord } from './shellCommand';
import type { Part, Word } from './steps';

/** A word of a script as a command has it. */
export function shellWord({ parts, start, end }: Word, { text, startOf, endOf }: MappedText): ShellWord {
  const [only] = parts;
  return {
    text: parts.length === 1 ? textOf(only, text) : parts.map((part) => textOf(part, text)).join(''),
    known: parts.every((part) => part.kind === 'text' && !isPattern(part)),
    start: startOf(start),
    end: endOf(end),
  };
}

function textOf(part: Part, text: string): string {
  return part.kind === 'text' ? part.text : text.slice(part.start, part.end);
}

/** Whether the shell puts names of files, or several words, in the place of a part. */
function isPattern(part: Part): boolean {
  if (part.kind !== 'text' || part.quoted || part.text.length !== part.end - part.start) return false;
  const { text } = part;
  if (/[*?]/.test(text)) return true;
  if (text.includes('[')) return text.lastIndexOf(']') > text.indexOf('[');
  return text.includes('{') && text.includes('}') && /,|\.\./.test(text);
}

/** The program that a word names, without its folder; empty where the shell alone knows it. */
export function programName({ parts }: Word): string {
  let name = '';
  for (const part of parts) {
    if (part.kind !== 'text') name = '\0';
    else if (part.text.includes('/')) name = part.text.slice(part.text.lastIndexOf('/') + 1);
    else name += part.text;
  }
  return name.includes('\0') ? '' : name;
}

/** What a word says that has neither quotes nor escapes nor variables, as keywords have to be written. */
export function bareText({ parts, start, end }: Word): string | undefined {
  const part = parts.length === 1 ? parts[0] : undefined;
  if (part?.kind !== 'text' || part.start !== start || part.end !== end) return undefined;
  return part.text.length === end - start ? part.text : undefined;
}

const assignment = /^([A-Za-z_]\w*)\+?=/;

/** `NAME=value`; undefined for other words. */
export function readAssignment(word: Word, map: MappedText): ShellAssignment | undefined {
  const [first, ...others] = word.parts;
  if (first?.kind !== 'text' || first.start !== word.start || !first.text.includes('=')) return undefined;
  const found = assignment.exec(first.text);
  if (!found) return undefined;
  const length = found[0].length;
  const rest = { ...first, text: first.text.slice(length), start: first.start + length };
  const value = shellWord({ parts: [rest, ...others], start: rest.start, end: word.end }, map);
  return { name: found[1], value, start: map.startOf(word.start), end: value.end };
}

/** What a word says as a text of its own, such as the script of `sh -c '…'`. */
export function innerText({ parts, start }: Word, map: MappedText): MappedText {
  const pieces = parts.map((part) => ({ text: textOf(part, map.text), start: part.start, end: part.end }));
  return mappedText(pieces, start);
}
