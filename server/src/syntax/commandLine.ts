import * as l10n from '@vscode/l10n';
import { skipSpaces } from '../util/whitespace';
import type { Rest } from './parseParts';
import type { CommandLine, Word } from './parts';

/** What RUN and its kin run: the JSON form where it is one, else the rest of the line for the shell. */
export function readCommandLine(rest: Rest): CommandLine {
  const exec = readExec(rest);
  if (exec) return { form: 'exec', words: exec };
  const { text, start, end } = rest;
  return { form: 'shell', words: end > start ? [{ start, end, text: text.slice(start, end) }] : [] };
}

/**
 * The strings of a JSON array, or undefined where the text is no valid one (BuildKit then takes the other form).
 * A valid array with anything but strings is refused.
 */
export function readExec({ text, start, end, problems }: Rest): Word[] | undefined {
  if (text.charCodeAt(start) !== 0x5b) return undefined;
  const values = parseArray(text.slice(start, end));
  if (!values) return undefined;
  if (!values.every((value) => typeof value === 'string')) {
    problems.push({
      id: 'json-form',
      pass: 'parse',
      message: l10n.t('In the JSON form, every element must be a string in double quotes.'),
      span: { start, end },
    });
    return [];
  }
  return locateStrings(text, start, values);
}

function parseArray(json: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Finds each string literal of an array that is known to be valid. The spans are those inside the quotes. */
function locateStrings(text: string, start: number, values: readonly string[]): Word[] {
  let at = start + 1;
  return values.map((value) => {
    at = skipSpaces(text, at, text.length) + 1;
    const begin = at;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    const word = { start: begin, end: at, text: value };
    at = skipSpaces(text, at + 1, text.length) + 1;
    return word;
  });
}
