import * as l10n from '@vscode/l10n';
import type { Instruction } from '../../syntax/instruction';
import type { Parts } from '../../syntax/parts';
import { expandWord } from '../../syntax/shellWords';
import { splitQuoted } from '../../syntax/words';
import { isSpace } from '../../util/whitespace';
import type { Fix } from '../rule';

/**
 * `KEY=value` for `KEY the rest of the line`, where both are the same to BuildKit: it expands the rest as one word with
 * all its blanks, so that these have to be quoted. Undefined where no way to write it is certain to be the same.
 */
export function withEquals(place: Instruction, { body }: Parts): Fix | undefined {
  const [assignment] = body.kind === 'assignments' && body.legacy ? body.assignments : [];
  const { name, value } = assignment ?? {};
  if (!name || !value || !/^[\w.${}/-]+$/.test(name.text)) return undefined;
  const { escape } = place.syntax;
  const marks = marksFor(name.text, value.text, escape);
  if (!marks) return undefined;
  const between = { start: name.end, end: value.start };
  const inserted = marks.map(({ at, text }) => {
    const position = place.rangeOf({ start: value.start + at, end: value.start + at + 1 });
    const where =
      at === value.text.length ? place.rangeOf({ start: value.end - 1, end: value.end }).end : position.start;
    return { range: { start: where, end: where }, newText: text };
  });
  const [first, ...others] = inserted;
  const opens = marks[0]?.at === 0;
  const equals = { range: place.rangeOf(between), newText: opens ? `=${first?.newText}` : '=' };
  return { title: l10n.t("Write '{0}=…'", name.text), edits: [equals, ...(opens ? others : inserted)], safe: true };
}

/** A text to be put in front of the character at an offset of the value. */
interface Mark {
  readonly at: number;
  readonly text: string;
}

function marksFor(name: string, value: string, escape: string): readonly Mark[] | undefined {
  const quotes = [
    { at: 0, text: '"' },
    { at: value.length, text: '"' },
  ];
  return [[], quotes, escapedBlanks(value, escape)].find((marks) => isSame(name, value, marked(value, marks), escape));
}

function marked(value: string, marks: readonly Mark[]): string {
  let result = '';
  let at = 0;
  for (const mark of marks) {
    result += value.slice(at, mark.at) + mark.text;
    at = mark.at;
  }
  return result + value.slice(at);
}

/** An escape character in front of each blank that stands in no quotes. */
function escapedBlanks(value: string, escape: string): readonly Mark[] {
  const marks: Mark[] = [];
  let quote = '';
  for (let at = 0; at < value.length; at++) {
    const char = value[at] as string;
    if (char === escape && quote !== "'") at++;
    else if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (isSpace(char.charCodeAt(0))) marks.push({ at, text: escape });
  }
  return marks;
}

/** Whether `name=written` is one word, and expands to what the rest of the line does, whatever the variables hold. */
function isSame(name: string, value: string, written: string, escape: string): boolean {
  const text = `${name}=${written}`;
  const [word, ...others] = splitQuoted(text, { start: 0, end: text.length }, escape.charCodeAt(0));
  if (word?.text !== text || others.length > 0 || text.indexOf('=') !== name.length) return false;
  return [undefined, 'b  c', '"$\\'].every((set) => {
    const before = expandWord(value, () => set, { escape });
    const after = expandWord(written, () => set, { escape });
    return !('error' in before) && !('error' in after) && before.text === after.text;
  });
}
