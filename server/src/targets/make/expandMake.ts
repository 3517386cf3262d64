import { type MappedText, mappedText, type Piece } from '../../util/mappedText';
import { folderOfFile } from '../commands/startingPlaces';
import type { MakeValue } from './makefile';

/** What `make` puts in the place of variables. */
export interface MakeScope {
  /** The value of a variable; undefined if it can't be known. */
  readonly valueOf: (name: string) => MakeValue | undefined;
  /** What the rule makes: `$@`. */
  readonly made: string | undefined;
  /** How many characters variables may still bring into the file. */
  readonly room: { left: number };
}

/**
 * A line of a recipe as the shell gets it. What a variable stands for has its place where the variable is used; but a
 * value of several words, or one that is a flag, has it where it is assigned. What can't be known is left as `${NAME}`.
 */
export function expandMake(line: MakeValue, scope: MakeScope): MappedText {
  const pieces: Piece[] = [];
  expand(line, undefined, { scope, pieces, open: new Set(), given: new Map() });
  return mappedText(pieces, line.start);
}

interface Expansion {
  readonly scope: MakeScope;
  readonly pieces: Piece[];
  /** The variables whose values are being read. */
  readonly open: Set<string>;
  /** What `$(1)` and the like stand for. */
  readonly given: ReadonlyMap<string, Given>;
}

interface Given {
  readonly value: MakeValue;
  /** Whether it is used but once, so that what is given is nothing but that. */
  readonly isAlone: boolean;
}

/** Where a variable is used that stands for what is read. */
type Use = { readonly start: number; readonly end: number } | undefined;

/** The same for a variable; `isOther` where it is not itself that stands there. */
type VariableUse = { readonly start: number; readonly end: number; readonly isOther: boolean };

function expand({ text, start }: MakeValue, use: Use, expansion: Expansion): void {
  const add = (piece: string, from: number, to: number) =>
    expansion.pieces.push({ text: piece, ...(use ?? { start: start + from, end: start + to }) });
  let plain = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', plain)) {
    if (at > plain) add(text.slice(plain, at), plain, at);
    const found = readReference(text, at);
    plain = found.end;
    if (found.name === '$') add('$', at, plain);
    else
      expandVariable(
        found.name,
        { ...(use ?? { start: start + at, end: start + plain }), isOther: use !== undefined },
        expansion,
      );
  }
  if (plain < text.length) add(text.slice(plain), plain, text.length);
}

const longestReference = 300;

/** `$(NAME)`, `${NAME}`, `$N`, `$$`. */
function readReference(text: string, start: number): { name: string; end: number } {
  const open = text[start + 1] ?? '';
  const close = open === '(' ? ')' : open === '{' ? '}' : undefined;
  if (!close) return { name: open, end: Math.min(start + 2, text.length) };
  let depth = 0;
  const last = Math.min(text.length, start + longestReference);
  for (let at = start + 1; at < last; at++) {
    if (text[at] === open) depth++;
    if (text[at] === close && --depth === 0) return { name: text.slice(start + 2, at), end: at + 1 };
  }
  return { name: '', end: start + 2 };
}

function expandVariable(name: string, { isOther, ...use }: VariableUse, expansion: Expansion): void {
  const { scope, open, given } = expansion;
  const argument = given.get(name);
  const call = readCall(name, use.start + 2);
  const called = call && scope.valueOf(call.name);
  if (argument) expand(argument.value, argument.isAlone ? undefined : use, { ...expansion, given: new Map() });
  else if (called && !open.has(call.name) && scope.room.left >= called.text.length) {
    scope.room.left -= called.text.length;
    open.add(call.name);
    expand(called, undefined, { ...expansion, given: givenTo(called, call.values, isOther) });
    open.delete(call.name);
  } else expandPlain(name, use, expansion);
}

/** `$(call NAME,…)`. `start` is where the text begins in the file. */
function readCall(text: string, start: number): { name: string; values: readonly MakeValue[] } | undefined {
  const found = /^call[ \t]+([\w.-]+)[ \t]*(?=,|$)/.exec(text);
  if (!found) return undefined;
  const values: MakeValue[] = [];
  for (let at = found[0].length; at < text.length; ) {
    const next = text.indexOf(',', at + 1);
    const end = next < 0 ? text.length : next;
    const value = text.slice(at + 1, end);
    values.push({ text: value.trim(), start: start + at + 1 + value.length - value.trimStart().length });
    at = end;
  }
  return { name: found[1], values };
}

const mostGiven = 9;

function givenTo({ text }: MakeValue, values: readonly MakeValue[], isOther: boolean): ReadonlyMap<string, Given> {
  const uses = (name: string) => text.split(`$(${name})`).length + text.split(`\${${name}}`).length - 2;
  const given = (value: MakeValue, name: string): Given => ({ value, isAlone: !isOther && uses(name) === 1 });
  return new Map(values.slice(0, mostGiven).map((value, at) => [`${at + 1}`, given(value, `${at + 1}`)]));
}

function expandPlain(name: string, use: { start: number; end: number }, expansion: Expansion): void {
  const { scope, pieces, open } = expansion;
  const known = knownText(name, scope);
  const value = known === undefined ? scope.valueOf(name) : undefined;
  if (known !== undefined) pieces.push({ text: known, ...use });
  else if (!value || open.has(name) || scope.room.left < value.text.length)
    pieces.push({ text: /^[A-Za-z_]\w*$/.test(name) ? `\${${name}}` : '${UNKNOWN}', ...use });
  else if (isFolderOfMakefile(value.text)) pieces.push({ text: folderOfFile, ...use });
  else {
    scope.room.left -= value.text.length;
    open.add(name);
    expand(value, isCommandLine(value.text) ? undefined : use, expansion);
    open.delete(name);
  }
}

/** Several words, or a flag. */
function isCommandLine(value: string): boolean {
  return /^-|\s/.test(value.replace(/\$[({][^(){}]*[)}]/g, ''));
}

function knownText(name: string, { made }: MakeScope): string | undefined {
  if (name === '@') return made;
  return name === 'CURDIR' || name === 'PWD' ? folderOfFile : undefined;
}

/** `$(dir $(abspath $(lastword $(MAKEFILE_LIST))))` and its kin. */
function isFolderOfMakefile(value: string): boolean {
  return value.includes('MAKEFILE_LIST') && /\bdir(?:name)?\b/.test(value);
}
