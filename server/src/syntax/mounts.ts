import { type CsvField, readCsvRecord } from './csv';
import type { Flag, Mount, MountOption, Word } from './parts';

const aliases: ReadonlyMap<string, string> = new Map([
  ['src', 'source'],
  ['dst', 'target'],
  ['destination', 'target'],
  ['ro', 'readonly'],
  ['rw', 'readwrite'],
]);

/** The name under which BuildKit knows a mount key: `dst` is `target`. */
export function canonicalMountKey(key: string): string {
  return aliases.get(key) ?? key;
}

export function isMountFlag(flag: Flag): boolean {
  return flag.name.text === 'mount' && flag.value !== undefined;
}

/** The options of a `--mount=` flag. A value that is no CSV record gives what can be read of it. */
export function readMount(text: string, flag: Flag, escape: number): Mount {
  const options = readOptions(text, flag, escape);
  const last = (name: string) => options.findLast((option) => canonicalMountKey(option.key.text) === name)?.value;
  return {
    flag,
    options,
    type: last('type')?.text.toLowerCase() ?? 'bind',
    from: last('from'),
    target: last('target'),
    source: last('source'),
  };
}

function readOptions(text: string, flag: Flag, escape: number): MountOption[] {
  const { value } = flag;
  if (!value) return [];
  if (!/["'\\`]/.test(text.slice(value.start, value.end))) {
    return roughFields(value.text).map((field) => toOption(field, (at) => value.start + at));
  }
  const { cooked, source } = cookedWithSource(text, value, escape);
  const fields = readCsvRecord(cooked, { start: 0, end: cooked.length }) ?? roughFields(cooked);
  return fields.slice(0, mostOptions).map((field) => toOption(field, (at) => source[at] ?? value.end));
}

/** What a mount has beyond so many options is not read; no mount has twenty. */
const mostOptions = 1000;

/** Whether BuildKit can split the mount's value at all. */
export function isCsv(mount: Mount): boolean {
  const text = mount.flag.value?.text ?? '';
  return !text.includes('"') || readCsvRecord(text, { start: 0, end: text.length }) !== undefined;
}

function roughFields(cooked: string): CsvField[] {
  let at = 0;
  return cooked.split(',', mostOptions).map((text) => {
    const start = at;
    at += text.length + 1;
    return { start, end: start + text.length, text };
  });
}

function toOption(field: CsvField, place: (at: number) => number): MountOption {
  const at = (index: number) => place(field.source ? (field.source[index] ?? field.end) : field.start + index);
  // A quote may stand behind the last character.
  const word = (from: number, to: number): Word => ({
    start: at(from),
    end: to > from ? at(to - 1) + 1 : at(to),
    text: field.text.slice(from, to),
  });
  const equals = field.text.indexOf('=');
  const end = field.text.length;
  const keyWord = word(0, equals < 0 ? end : equals);
  const key = { ...keyWord, text: keyWord.text.toLowerCase() };
  if (equals < 0) return { start: key.start, end: key.end, key };
  const value = word(equals + 1, end);
  return { start: key.start, end: value.end, key, value };
}

/** A flag value without its quotes and escapes, and where each character of it is written; one entry more for its end. */
function cookedWithSource(text: string, value: Word, escape: number): { cooked: string; source: number[] } {
  let cooked = '';
  const source: number[] = [];
  let quote = '';
  for (let at = value.start; at < value.end; at++) {
    const char = text[at] as string;
    if (quote ? char === quote : char === '"' || char === "'") {
      quote = quote ? '' : char;
      continue;
    }
    if (text.charCodeAt(at) === escape) at++;
    if (at >= value.end) break;
    cooked += text[at];
    source.push(at);
  }
  const lastQuote = quote === '' && value.end > value.start && /["']/.test(text[value.end - 1] ?? '');
  source.push(lastQuote && cooked.length > 0 ? (source.at(-1) as number) + 1 : value.end);
  return { cooked, source };
}
