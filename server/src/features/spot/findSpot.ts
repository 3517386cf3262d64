import { readFlags } from '../../syntax/flags';
import type { Flag, Mount, Parts } from '../../syntax/parts';
import { splitAtBlanks, splitQuoted } from '../../syntax/words';
import type { Span } from '../../util/span';
import { isBlank, isSpace, skipSpaces } from '../../util/whitespace';

interface Within {
  /** The word under the cursor without quotes around it, or nothing where none has been begun; in the logical text. */
  readonly span: Span;
  /** Of the instruction, or of the trigger where the cursor is inside one. */
  readonly parts: Parts;
  /** Inside the trigger of an ONBUILD. */
  readonly inTrigger: boolean;
}

/** A spot in an instruction's logical text. */
export type FoundSpot = Within & SpotKind;

export type SpotKind =
  /** The first word of an instruction; `parts` are those of the ONBUILD where it is its trigger's. */
  | { readonly kind: 'keyword' }
  /** `--name`, dashes included, up to its `=`; also a dash or two that may become one. */
  | { readonly kind: 'flag-name'; readonly hasValue: boolean }
  /** Behind `--name=`, but for `RUN --mount=`. `flag` is the name without dashes, as written. */
  | { readonly kind: 'flag-value'; readonly flag: string }
  | { readonly kind: 'mount-key'; readonly mount: Mount; readonly hasValue: boolean }
  /** `key` is in lower case, aliases as they are. */
  | { readonly kind: 'mount-value'; readonly mount: Mount; readonly key: string }
  /** What FROM builds on. */
  | { readonly kind: 'base' }
  /** The second word of FROM; `next` is the word behind the cursor. */
  | { readonly kind: 'as'; readonly next: string | undefined }
  /** The name behind AS. */
  | { readonly kind: 'stage-name' }
  /** A source of COPY or ADD; `json` where it is a string of the JSON form. */
  | { readonly kind: 'source'; readonly json: boolean }
  /** The last argument of COPY or ADD, unless it is the only one. */
  | { readonly kind: 'destination'; readonly json: boolean }
  /** A name that ARG, ENV or LABEL sets; `index` counts the words in front of it. */
  | { readonly kind: 'variable-name'; readonly index: number; readonly hasValue: boolean }
  /** What ARG, ENV or LABEL gives `name`. */
  | { readonly kind: 'variable-value'; readonly name: string }
  /** NONE or CMD of HEALTHCHECK. */
  | { readonly kind: 'health-type' }
  /** What RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK CMD run. */
  | { readonly kind: 'command' }
  /** A word of any other instruction; `index` from 0. */
  | { readonly kind: 'argument'; readonly index: number };

/** A logical text, cut in two at the cursor. */
interface Cut {
  readonly before: string;
  readonly after: string;
  readonly parts: Parts;
  /** Character code of the escape character. */
  readonly escape: number;
  readonly inTrigger: boolean;
}

const dash = 0x2d;
const bracket = 0x5b;
const noSpaces = /^\S*/;
const flagNameTail = /^[^\s=]*/;
const flagValueTail = /^[^\s"']*/;
const mountKeyTail = /^[^\s=,"']*/;
const mountValueTail = /^[^\s,"']*/;
const stringTail = /^[^"]*/;

/**
 * What stands at the end of `before`. Only `before` is read for that, so that no quote which is still open, and nothing
 * else behind the cursor, can mislead; `after` says how far the word under the cursor goes.
 */
export function findSpot(before: string, after: string, parts: Parts, escape: number): FoundSpot | undefined {
  return inInstruction({ before, after, parts, escape, inTrigger: false }, 0);
}

function inInstruction(cut: Cut, from: number): FoundSpot | undefined {
  const { before, escape } = cut;
  const start = skipSpaces(before, from, before.length);
  let keywordEnd = start;
  while (keywordEnd < before.length && !isBlank(before.charCodeAt(keywordEnd))) keywordEnd++;
  if (keywordEnd === before.length) return spot(cut, start, noSpaces, { kind: 'keyword' });
  const name = before.slice(start, keywordEnd).toUpperCase();
  if (name === 'ONBUILD') return inTrigger(cut, keywordEnd);
  const { flags, restStart } = readFlags(before, keywordEnd, before.length, escape);
  const last = flags.at(-1);
  if (last && last.end === before.length) return inFlag(cut, last);
  const dashes = dashesAt(before, restStart);
  if (dashes !== undefined) return inFlagName(cut, dashes);
  return inRest(cut, name, skipSpaces(before, restStart, before.length));
}

function inTrigger(cut: Cut, from: number): FoundSpot | undefined {
  const { body } = cut.parts;
  const trigger = body.kind === 'onbuild' ? body.trigger : undefined;
  return inInstruction({ ...cut, parts: trigger ?? cut.parts, inTrigger: true }, from);
}

function spot(cut: Cut, start: number, tail: RegExp, kind: SpotKind): FoundSpot {
  const end = cut.before.length + (tail.exec(cut.after)?.[0].length ?? 0);
  return { ...kind, span: { start, end }, parts: cut.parts, inTrigger: cut.inTrigger };
}

/** Where a dash or two that may become a flag begin; `restStart` is behind two of them. */
function dashesAt(before: string, restStart: number): number | undefined {
  const isOne = restStart === before.length - 1 && before.charCodeAt(restStart) === dash;
  if (isOne) return restStart;
  return restStart === before.length && before.endsWith('--') ? restStart - 2 : undefined;
}

function inFlagName(cut: Cut, start: number): FoundSpot {
  const length = flagNameTail.exec(cut.after)?.[0].length ?? 0;
  return spot(cut, start, flagNameTail, { kind: 'flag-name', hasValue: cut.after[length] === '=' });
}

function inFlag(cut: Cut, flag: Flag): FoundSpot {
  const { name, value } = flag;
  if (!value) return inFlagName(cut, flag.start);
  if (cut.parts.body.kind === 'run' && name.text === 'mount') return inMount(cut, flag, value.start);
  const start = behindQuote(cut.before, value.start);
  return spot(cut, start, flagValueTail, { kind: 'flag-value', flag: name.text });
}

function inMount(cut: Cut, flag: Flag, valueStart: number): FoundSpot {
  const { before, after, parts } = cut;
  const start = behindQuote(before, Math.max(valueStart, before.lastIndexOf(',') + 1));
  const mount = mountOf(parts, flag);
  const equals = before.indexOf('=', start);
  if (equals < 0) {
    const length = mountKeyTail.exec(after)?.[0].length ?? 0;
    return spot(cut, start, mountKeyTail, { kind: 'mount-key', mount, hasValue: after[length] === '=' });
  }
  const key = before.slice(start, equals).toLowerCase();
  return spot(cut, behindQuote(before, equals + 1), mountValueTail, { kind: 'mount-value', mount, key });
}

/** The mount as the whole instruction has it: what stands behind the cursor counts as well. */
function mountOf({ body }: Parts, flag: Flag): Mount {
  const found = body.kind === 'run' ? body.mounts.find((mount) => mount.flag.start === flag.start) : undefined;
  return found ?? { flag, options: [], type: 'bind' };
}

/** Behind an opening quote, escaped or not, that stands at `start`. */
function behindQuote(text: string, start: number): number {
  return start + (/^[\\`]?["']/.exec(text.slice(start, start + 2))?.[0].length ?? 0);
}

function inRest(cut: Cut, name: string, start: number): FoundSpot | undefined {
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
      return typed.index === 0 ? spot(cut, typed.start, noSpaces, { kind: 'health-type' }) : inCommand(cut);
    }
    default: {
      const { start: wordStart, index } = lastWord(cut.before, start);
      return spot(cut, wordStart, noSpaces, { kind: 'argument', index });
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
      return spot(cut, behindQuote(cut.before, start), flagValueTail, { kind: 'base' });
    case 1:
      return spot(cut, start, noSpaces, { kind: 'as', next });
    case 2:
      if (!isAs(words[1]) || (isNew && !beginsWord && next !== undefined)) return undefined;
      return spot(cut, behindQuote(cut.before, start), flagValueTail, { kind: 'stage-name' });
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
  const isLast = !/\S/.test(cut.after.slice(noSpaces.exec(cut.after)?.[0].length ?? 0));
  return spot(cut, start, noSpaces, { kind: isLast && index > 0 ? 'destination' : 'source', json: false });
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
    return spot(cut, touched?.start ?? before.length, noSpaces, { kind: 'variable-value', name: words[0].text });
  const equals = touched ? before.indexOf('=', touched.start) : -1;
  if (touched && equals >= 0) {
    const value = { kind: 'variable-value', name: before.slice(touched.start, equals) } as const;
    return spot(cut, behindQuote(before, equals + 1), flagValueTail, value);
  }
  const start = touched?.start ?? before.length;
  const length = flagNameTail.exec(after)?.[0].length ?? 0;
  const index = words.length - (touched ? 1 : 0);
  return spot(cut, start, flagNameTail, { kind: 'variable-name', index, hasValue: after[length] === '=' });
}

function inCommand(cut: Cut): FoundSpot {
  let start = cut.before.length;
  while (start > 0 && !isSpace(cut.before.charCodeAt(start - 1))) start--;
  return spot(cut, start, noSpaces, { kind: 'command' });
}
