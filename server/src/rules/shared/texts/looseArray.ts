/** What keeps something that looks like a JSON array from being one. */
export type Flaw = 'quotes' | 'comma' | 'extra-comma' | 'bare' | 'escape' | 'behind' | 'open';

export interface LooseArray {
  /** What its author means; none where nobody can tell. */
  readonly strings: readonly string[] | undefined;
  /** The first one. */
  readonly flaw: Flaw;
  /** The offset behind the closing bracket. */
  readonly end: number;
}

interface Reading {
  readonly text: string;
  at: number;
  readonly strings: string[];
  flaw: Flaw | undefined;
  /** A comma stands between the last string and the next one. */
  comma: boolean;
}

/**
 * Reads a text that is no JSON as the array that it seems to be: with other quotes, without quotes,
 * with commas missing or too many. Undefined where it is none, such as the `[` of a shell, a pattern or a type.
 */
export function readLooseArray(text: string, bareWords: boolean): LooseArray | undefined {
  if (!text.startsWith('[')) return undefined;
  const isCommand = /^\[[ \t]/.test(text);
  const reading: Reading = { text, at: 1, strings: [], flaw: undefined, comma: false };
  while (true) {
    skipBlanks(reading);
    const character = text[reading.at];
    if (character === undefined) return isCommand && !reading.comma ? undefined : found(reading, 'open', false);
    if (character === ']') break;
    if (character === ',') {
      if (reading.comma || reading.strings.length === 0) note(reading, 'extra-comma');
      reading.comma = true;
      reading.at++;
      continue;
    }
    if (reading.strings.length > 0 && !reading.comma) {
      // Two words that no comma parts are what a shell's `[` is given.
      if (isCommand) return undefined;
      note(reading, 'comma');
    }
    reading.comma = false;
    const closing = quotes[character];
    if (closing !== undefined) {
      if (character !== '"') note(reading, 'quotes');
      if (!readString(reading, closing)) return found(reading, 'open', false);
    } else if (!bareWords || isCommand || !readBare(reading)) return undefined;
  }
  if (reading.strings.length === 0) return undefined;
  if (reading.comma) note(reading, 'extra-comma');
  reading.at++;
  const isWhole = text.slice(reading.at).trim() === '';
  return isWhole || !isCommand ? found(reading, 'behind', isWhole) : undefined;
}

const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '”': '”', '‘': '’', '’': '’' };

function found({ strings, flaw, at }: Reading, otherwise: Flaw, isWhole: boolean): LooseArray {
  return { strings: isWhole ? strings : undefined, flaw: flaw ?? otherwise, end: at };
}

function note(reading: Reading, flaw: Flaw): void {
  reading.flaw ??= flaw;
}

function skipBlanks(reading: Reading): void {
  while (/\s/.test(reading.text[reading.at] ?? '')) reading.at++;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
  n: '\n',
  t: '\t',
  r: '\r',
};

/** From an opening quote to behind the closing one; false where there is none. */
function readString(reading: Reading, closing: string): boolean {
  const { text } = reading;
  let value = '';
  let at = reading.at + 1;
  for (; at < text.length && text[at] !== closing; at++) {
    const escaped = text[at] === '\\' && closing === '"' ? escapes[text[at + 1] ?? ''] : undefined;
    if (escaped !== undefined) at++;
    else if (text[at] === '\\' && closing === '"') note(reading, 'escape');
    value += escaped ?? text[at];
  }
  if (at >= text.length) return false;
  reading.at = at + 1;
  reading.strings.push(value);
  return true;
}

const bareWord = /[^\s,[\]"'“”‘’]+/y;

function readBare(reading: Reading): boolean {
  bareWord.lastIndex = reading.at;
  const [word] = bareWord.exec(reading.text) ?? [];
  if (word === undefined) return false;
  note(reading, 'bare');
  reading.strings.push(word);
  reading.at += word.length;
  return true;
}
