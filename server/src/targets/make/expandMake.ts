import { folderOfFile } from '../commands/startingPlaces';
import { type MappedText, mappedText, type Piece } from '../mappedText';
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
  expand(line, undefined, { scope, pieces, open: new Set() });
  return mappedText(pieces, line.start);
}

interface Expansion {
  readonly scope: MakeScope;
  readonly pieces: Piece[];
  /** The variables whose values are being read. */
  readonly open: Set<string>;
}

/** Where a variable is used that stands for what is read. */
type Use = { readonly start: number; readonly end: number } | undefined;

function expand({ text, start }: MakeValue, use: Use, expansion: Expansion): void {
  const add = (piece: string, from: number, to: number) =>
    expansion.pieces.push({ text: piece, ...(use ?? { start: start + from, end: start + to }) });
  let plain = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', plain)) {
    if (at > plain) add(text.slice(plain, at), plain, at);
    const found = readReference(text, at);
    plain = found.end;
    if (found.name === '$') add('$', at, plain);
    else expandVariable(found.name, use ?? { start: start + at, end: start + plain }, expansion);
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

function expandVariable(name: string, use: { start: number; end: number }, expansion: Expansion): void {
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
