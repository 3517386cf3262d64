/**
 * Patterns of paths, matched in time pattern × path whatever the pattern. Two ways to write them end here: that of Go's
 * `filepath.Match` (`readGlob`), and that of ignore files (`workspace/dockerignorePattern.ts`).
 */

/** One step of a pattern. Characters are code points. */
export type Step =
  | { readonly kind: 'char'; readonly char: number }
  /** One character that is in one of the ranges, or in none of them. */
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly CharRange[] }
  /** One character of a name. */
  | { readonly kind: 'any' }
  /** A part of a name, also an empty one. */
  | { readonly kind: 'star' }
  /** Anything, slashes included. */
  | { readonly kind: 'rest' }
  /** Any folders, each with its slash; also none. */
  | { readonly kind: 'folders' }
  /** Where the path begins. */
  | { readonly kind: 'start' }
  /** Matches nothing. */
  | { readonly kind: 'never' };

/** First and last code point. */
export type CharRange = readonly [number, number];

/** Says whether a whole path matches. */
export type Glob = (path: string) => boolean;

const slash = code('/');

/**
 * The steps of a pattern as Go's `filepath.Match` reads it; undefined where Go refuses it. With `deep`, `**` in the place
 * of a name stands for any folders, and at the end for all that is below; without, it is `*`.
 */
export function readGlob(pattern: string, deep = false): Step[] | undefined {
  const chars = codePoints(pattern);
  const steps: Step[] = [];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at];
    if (char === code('[')) {
      const found = readClass(chars, at);
      if (!found) return undefined;
      steps.push(found.step);
      at = found.end - 1;
    } else if (char === code('\\')) {
      if (++at === chars.length) return undefined;
      steps.push({ kind: 'char', char: chars[at] });
    } else if (deep && standsForFolders(chars, at)) {
      at += 2;
      steps.push({ kind: at < chars.length ? 'folders' : 'rest' });
    } else steps.push(readPlain(char));
  }
  return steps;
}

/** A class `[a-z]` or `[^a-z]` that begins at `start`, and where it ends; undefined where Go refuses it. */
export function readClass(chars: readonly number[], start: number): { step: Step; end: number } | undefined {
  let at = start + 1;
  const negated = chars[at] === code('^');
  if (negated) at++;
  const ranges: CharRange[] = [];
  const next = (): number | undefined => {
    if (chars[at] === code('-') || chars[at] === code(']')) return undefined;
    if (chars[at] === code('\\')) at++;
    return chars[at++];
  };
  while (ranges.length === 0 || chars[at] !== code(']')) {
    const first = next();
    const isRange = chars[at] === code('-');
    if (isRange) at++;
    const last = isRange ? next() : first;
    if (first === undefined || last === undefined || at >= chars.length) return undefined;
    ranges.push([first, last]);
  }
  return { step: { kind: 'class', negated, ranges }, end: at + 1 };
}

/** The steps as a question to paths. */
export function globOf(steps: readonly Step[]): Glob {
  const [first, ...names] = steps;
  if (first?.kind !== 'folders' || names.length === 0 || !names.every(staysInName)) return globOfPath(steps);
  const matches = globOfPath(names);
  return (path) => matches(path.slice(path.lastIndexOf('/') + 1));
}

/** Whether it never matches a slash, whatever stands in front of it. */
function staysInName(step: Step): boolean {
  return step.kind === 'any' || step.kind === 'star' || (step.kind === 'char' && step.char !== slash);
}

function globOfPath(steps: readonly Step[]): Glob {
  if (steps.length === 1 && steps[0].kind === 'star') return (path) => !path.includes('/');
  const plain = plainStart(steps);
  const others = steps.slice(codePoints(plain).length);
  if (others.length === 0) return (path) => path === plain;
  const end = plainEnd(others);
  return (path) => path.startsWith(plain) && path.endsWith(end) && walk(others, path.slice(plain.length), plain === '');
}

export function codePoints(text: string): number[] {
  return Array.from(text, code);
}

function code(char: string): number {
  return char.codePointAt(0) as number;
}

function readPlain(char: number): Step {
  if (char === code('*')) return { kind: 'star' };
  return char === code('?') ? { kind: 'any' } : { kind: 'char', char };
}

function standsForFolders(chars: readonly number[], at: number): boolean {
  if (chars[at] !== code('*') || chars[at + 1] !== code('*')) return false;
  return (at === 0 || chars[at - 1] === slash) && (at + 2 === chars.length || chars[at + 2] === slash);
}

/** What every path that matches begins with. */
function plainStart(steps: readonly Step[]): string {
  let text = '';
  for (const step of steps) {
    if (step.kind !== 'char') break;
    text += String.fromCodePoint(step.char);
  }
  return text;
}

/** What every path that matches ends with. */
function plainEnd(steps: readonly Step[]): string {
  const last = steps.findLastIndex(({ kind }) => kind !== 'char');
  return plainStart(steps.slice(last + 1));
}

/**
 * Follows all ways through the steps at once. 2 × i is the place in front of step i, 2 × i + 1 that inside of its
 * folders.
 */
function walk(steps: readonly Step[], path: string, fromStart: boolean): boolean {
  let places = withoutReading(new Set([0]), steps, fromStart);
  for (const char of codePoints(path)) {
    const next = new Set<number>();
    for (const place of places) read(place, char, steps, next);
    if (next.size === 0) return false;
    places = withoutReading(next, steps, false);
  }
  return places.has(steps.length * 2);
}

/** Adds the places that are reached from others without a character. */
function withoutReading(places: Set<number>, steps: readonly Step[], atStart: boolean): Set<number> {
  for (const place of places) {
    const kind = place % 2 === 0 ? steps[place / 2]?.kind : undefined;
    if (kind === 'star' || kind === 'rest' || kind === 'folders') places.add(place + 2);
    if (kind === 'start' && atStart) places.add(place + 2);
    if (kind === 'folders') places.add(place + 1);
  }
  return places;
}

function read(place: number, char: number, steps: readonly Step[], next: Set<number>): void {
  if (place % 2 === 1) {
    next.add(place);
    if (char === slash) next.add(place + 1);
    return;
  }
  const step = steps[place / 2];
  switch (step?.kind) {
    case 'char':
      if (step.char === char) next.add(place + 2);
      break;
    case 'any':
      if (char !== slash) next.add(place + 2);
      break;
    case 'class':
      if (step.ranges.some(([first, last]) => first <= char && char <= last) !== step.negated) next.add(place + 2);
      break;
    case 'star':
      if (char !== slash) next.add(place);
      break;
    case 'rest':
      next.add(place);
      break;
  }
}
