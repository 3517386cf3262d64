import { type CharRange, codePoints, type Glob, globOf, readClass, readGlob, type Step } from '../util/glob';

/**
 * What a pattern of an ignore file matches, as in the library that BuildKit uses (moby/patternmatcher), most quirks
 * included; undefined where that refuses the pattern, which stops every build. `cleaned` is the pattern without `!`.
 */
export function ignoreGlob(cleaned: string): Glob | undefined {
  if (!readGlob(cleaned)) return undefined;
  const steps = readSteps(codePoints(cleaned));
  return steps && globOf(steps);
}

/**
 * The library makes a regular expression of a pattern, unless it is plain text but for a `**` at one end of it. Only in
 * an expression have escapes and `^` the meaning that they have there.
 */
type Form = 'plain' | 'ends in **' | 'begins with **' | 'expression';

function readSteps(chars: readonly number[]): Step[] | undefined {
  const steps: Step[] = [];
  let form: Form = 'plain';
  for (let at = 0; at < chars.length; ) {
    const found = readStep(chars, at);
    if (!found) return undefined;
    steps.push(found.step);
    form = formBehind(form, found.step, { isFirst: at === 0, isSpecial: found.isSpecial === true });
    at = found.end;
  }
  if (form === 'expression') return steps;
  return withCarets(form === 'begins with **' ? anySuffix(chars, steps) : steps);
}

interface Found {
  readonly step: Step;
  /** Where the next one begins. */
  readonly end: number;
  /** A character that only an expression can have in this way. */
  readonly isSpecial?: boolean;
}

function readStep(chars: readonly number[], at: number): Found | undefined {
  const char = chars[at];
  switch (String.fromCodePoint(char)) {
    case '*':
      return readStars(chars, at);
    case '?':
      return { step: { kind: 'any' }, end: at + 1 };
    case '[':
      return readClass(chars, at);
    case '^':
      return { step: { kind: 'start' }, end: at + 1 };
    case ']':
      return { step: { kind: 'char', char }, end: at + 1, isSpecial: true };
    case '\\': {
      const step = escaped(String.fromCodePoint(chars[at + 1]));
      return step && { step, end: at + 2, isSpecial: true };
    }
    default:
      return { step: { kind: 'char', char }, end: at + 1 };
  }
}

/** Two stars need no slashes around them, as they do elsewhere. */
function readStars(chars: readonly number[], at: number): Found {
  if (chars[at + 1] !== chars[at]) return { step: { kind: 'star' }, end: at + 1 };
  const end = chars[at + 2] === slash ? at + 3 : at + 2;
  return { step: { kind: end < chars.length ? 'folders' : 'rest' }, end };
}

function formBehind(
  form: Form,
  { kind }: Step,
  { isFirst, isSpecial }: { isFirst: boolean; isSpecial: boolean },
): Form {
  if (kind === 'folders' || kind === 'rest') {
    if (isFirst) return 'begins with **';
    return kind === 'rest' && form === 'plain' ? 'ends in **' : 'expression';
  }
  return (kind === 'char' || kind === 'start') && !isSpecial ? form : 'expression';
}

/** In front of nothing but text, two stars without a slash stand for any text. */
function anySuffix(chars: readonly number[], [first, ...others]: readonly Step[]): Step[] {
  return [chars[2] === slash ? first : { kind: 'rest' }, ...others];
}

/** Outside of an expression, `^` is a character. */
function withCarets(steps: readonly Step[]): Step[] {
  return steps.map((step) => (step.kind === 'start' ? { kind: 'char', char: caret } : step));
}

const slash = 0x2f;
const caret = 0x5e;

const digits: CharRange = [0x30, 0x39];
const letters: readonly CharRange[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
];

/** `\d` and others like it; who writes `bin\debug` has no idea. */
const classes: Readonly<Record<string, readonly CharRange[]>> = {
  d: [digits],
  w: [digits, [0x5f, 0x5f], ...letters],
  s: [
    [0x09, 0x0a],
    [0x0c, 0x0d],
    [0x20, 0x20],
  ],
};

const controls: Readonly<Record<string, number>> = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** What a character behind `\` matches; undefined where that is no escape. */
function escaped(char: string): Step | undefined {
  if (/^[!-/:-@[-`{-~ ]$/.test(char)) return { kind: 'char', char: char.charCodeAt(0) };
  const ranges = classes[char.toLowerCase()];
  if (ranges) return { kind: 'class', negated: char !== char.toLowerCase(), ranges };
  if (char in controls) return { kind: 'char', char: controls[char] };
  // Ends of words and of the text, quotes, octal numbers.
  return /^[AbBzQ0-7]$/.test(char) ? { kind: 'never' } : undefined;
}
