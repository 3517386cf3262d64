import { splitAtBlanks, splitQuoted } from '../../syntax/words';
import { isSpace } from '../../util/whitespace';
import { behindQuote, type Cut, type FoundSpot, spot, wordTail } from './foundSpot';

const bracket = 0x5b;
const nameTail = /^[^\s=]*/;
const bareTail = /^[^\s"']*/;
const stringTail = /^[^"]*/;

/** What stands behind the flags of an instruction, whose first argument begins at `start`. */
export function spotInArguments(cut: Cut, name: string, start: number): FoundSpot | undefined {
  switch (name) {
    case 'FROM':
      return inFrom(cut, start);
    case 'COPY':
    case 'ADD':
      return cut.before.charCodeAt(start) === bracket ? inJson(cut, start) : inPaths(cut, start);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return inAssignments(cut, name, start);
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return inCommand(cut);
    case 'HEALTHCHECK': {
      const typed = lastWord(cut.before, start);
      return typed.index === 0 ? spot(cut, typed.start, wordTail, { kind: 'health-type' }) : inCommand(cut);
    }
    default: {
      const { start: wordStart, index } = lastWord(cut.before, start);
      return spot(cut, wordStart, wordTail, { kind: 'argument', index });
    }
  }
}

/** The word at the end of `before`, which is empty behind a blank, and how many stand in front of it. */
function lastWord(before: string, from: number): { start: number; index: number; words: readonly string[] } {
  const words = splitAtBlanks(before, { start: from, end: before.length });
  const last = words.at(-1);
  const touched = last?.end === before.length;
  const index = touched ? words.length - 1 : words.length;
  return { start: touched ? last.start : before.length, index, words: words.map(({ text }) => text) };
}

function inFrom(cut: Cut, from: number): FoundSpot | undefined {
  const { start, index, words } = lastWord(cut.before, from);
  const next = wordBehind(cut.after);
  const isNew = start === cut.before.length;
  const beginsWord = isNew && cut.after !== '' && !isSpace(cut.after.charCodeAt(0));
  switch (index) {
    case 0:
      // A word more in front of others makes a FROM that nobody understands, but for `FROM … AS name`.
      if (isNew && next !== undefined && (beginsWord ? isAs(next) && isFollowed(cut.after) : !isAs(next)))
        return undefined;
      return spot(cut, behindQuote(cut.before, start), bareTail, { kind: 'base' });
    case 1:
      return spot(cut, start, wordTail, { kind: 'as', next });
    case 2:
      if (!isAs(words[1]) || (isNew && !beginsWord && next !== undefined)) return undefined;
      return spot(cut, behindQuote(cut.before, start), bareTail, { kind: 'stage-name' });
    default:
      return undefined;
  }
}

function isAs(word: string | undefined): boolean {
  return word !== undefined && /^as$/i.test(word);
}

/** The first word that begins at or behind the cursor. */
function wordBehind(after: string): string | undefined {
  return /^\s*(\S+)/.exec(after)?.[1];
}

function isFollowed(after: string): boolean {
  return /^\s*\S+\s+\S/.test(after);
}

function inPaths(cut: Cut, from: number): FoundSpot {
  const { start, index } = lastWord(cut.before, from);
  const isLast = !/\S/.test(cut.after.slice(wordTail.exec(cut.after)?.[0].length ?? 0));
  return spot(cut, start, wordTail, { kind: isLast && index > 0 ? 'destination' : 'source', json: false });
}

/** Inside a string of the JSON form; between them nothing can be completed. */
function inJson(cut: Cut, from: number): FoundSpot | undefined {
  const { before, after } = cut;
  let open = -1;
  let strings = 0;
  for (let at = from; at < before.length; at++) {
    const char = before[at];
    if (char === '\\' && open >= 0) at++;
    else if (char === '"') {
      if (open >= 0) strings++;
      open = open < 0 ? at + 1 : -1;
    }
  }
  if (open < 0) return undefined;
  const isLast = !after.slice((stringTail.exec(after)?.[0].length ?? 0) + 1).includes('"');
  return spot(cut, open, stringTail, { kind: isLast && strings > 0 ? 'destination' : 'source', json: true });
}

function inAssignments(cut: Cut, name: string, from: number): FoundSpot {
  const { before, after, escape } = cut;
  const words = splitQuoted(before, { start: from, end: before.length }, escape);
  const last = words.at(-1);
  const touched = last?.end === before.length ? last : undefined;
  const isLegacy = name !== 'ARG' && words[0] !== undefined && words[0] !== touched && !words[0].text.includes('=');
  if (isLegacy)
    return spot(cut, touched?.start ?? before.length, wordTail, { kind: 'variable-value', name: words[0].text });
  const equals = touched ? before.indexOf('=', touched.start) : -1;
  if (touched && equals >= 0) {
    const value = { kind: 'variable-value', name: before.slice(touched.start, equals) } as const;
    return spot(cut, behindQuote(before, equals + 1), bareTail, value);
  }
  const start = touched?.start ?? before.length;
  const length = nameTail.exec(after)?.[0].length ?? 0;
  const index = words.length - (touched ? 1 : 0);
  return spot(cut, start, nameTail, { kind: 'variable-name', index, hasValue: after[length] === '=' });
}

function inCommand(cut: Cut): FoundSpot {
  let start = cut.before.length;
  while (start > 0 && !isSpace(cut.before.charCodeAt(start - 1))) start--;
  return spot(cut, start, wordTail, { kind: 'command' });
}
