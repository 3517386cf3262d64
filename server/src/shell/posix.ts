import { arithmeticEnd } from './arithmetic';
import { type Dialect, joinsLines, type Scanner } from './dialect';
import { closingQuote, readQuoted } from './quotes';
import { addText, canNest, readUntil } from './scanner';
import type { Part, VariablePart } from './steps';
import { readTemplate } from './templates';

/** sh, bash, zsh, and what fish has in common with them. */
export const posix: Dialect = {
  escape: '\\',
  separators: ';&|',
  isPosix: true,
  readPart(scanner, parts) {
    const char = scanner.text[scanner.at];
    if (char === "'") return readSingleQuoted(scanner, parts);
    if (char === '"') return readDoubleQuoted(scanner, parts);
    return readExpansion(scanner, parts, false);
  },
  commentEnd(text, at) {
    if (text[at] !== '#') return undefined;
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  },
};

function readSingleQuoted(scanner: Scanner, parts: Part[]): boolean {
  const { text, at } = scanner;
  const end = closingQuote(scanner, text.indexOf("'", at + 1));
  addText(parts, text.slice(at + 1, end), at + 1, end, true);
  scanner.at = end + (text[end] === "'" ? 1 : 0);
  return true;
}

const plainQuoted = /[^"\\$`{\n]+/y;

function readDoubleQuoted(scanner: Scanner, parts: Part[]): boolean {
  const isEnd = () => scanner.text[scanner.at] === '"';
  return readQuoted(scanner, parts, { isEnd, readNext: () => readInQuotes(scanner, parts) });
}

function readInQuotes(scanner: Scanner, parts: Part[]): void {
  const { text, at } = scanner;
  plainQuoted.lastIndex = at;
  if (plainQuoted.test(text)) {
    scanner.at = plainQuoted.lastIndex;
    addText(parts, text.slice(at, scanner.at), at, scanner.at, true);
  } else if (joinsLines(scanner, at)) scanner.at = text.indexOf('\n', at) + 1;
  else if (text[at] === '\\' && '"\\$`'.includes(text[at + 1] ?? 'x')) {
    scanner.at += 2;
    addText(parts, text[at + 1], at, at + 2, true);
  } else if (!readExpansion(scanner, parts, true)) {
    scanner.at++;
    addText(parts, text[at], at, at + 1, true);
  }
}

function readExpansion(scanner: Scanner, parts: Part[], quoted: boolean): boolean {
  const { text, at } = scanner;
  if (readTemplate(scanner, parts)) return true;
  if (text[at] === '`') return readOutput(scanner, parts, 1, '`');
  if (text[at] !== '$') return false;
  const next = text[at + 1] ?? '';
  if (next === '(') return readArithmetic(scanner, parts) || readOutput(scanner, parts, 2, ')');
  if (next === '{') return readBraces(scanner, parts, quoted);
  if (!quoted && (next === "'" || next === '"')) {
    scanner.at++;
    return true;
  }
  return readName(scanner, parts, quoted);
}

/** `$((…))` */
function readArithmetic(scanner: Scanner, parts: Part[]): boolean {
  const { text, at: start } = scanner;
  const end = arithmeticEnd(text, start + 1);
  if (end === undefined) return false;
  scanner.at = end;
  parts.push({ kind: 'unknown', start, end });
  return true;
}

const plainName = /[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]/y;

function readName(scanner: Scanner, parts: Part[], quoted: boolean): boolean {
  const { text, at } = scanner;
  plainName.lastIndex = at + 1;
  const name = plainName.exec(text)?.[0];
  if (name === undefined) return false;
  scanner.at = plainName.lastIndex;
  parts.push({ kind: 'variable', name, change: undefined, quoted, start: at, end: scanner.at });
  return true;
}

/** `$(…)` and `` `…` ``; what is in it is a script of its own. `lead` is the length of what opens it. */
export function readOutput(scanner: Scanner, parts: Part[], lead: number, closer: string): boolean {
  if (!canNest(scanner)) return false;
  const start = scanner.at;
  scanner.at += lead;
  const steps = readUntil(scanner, closer);
  parts.push({ kind: 'output', steps, start, end: Math.min(scanner.at, scanner.text.length) });
  return true;
}

/** How far a `${…}` may go: beyond, it is not closed. */
const longestBraces = 300;

function readBraces(scanner: Scanner, parts: Part[], quoted: boolean): boolean {
  const { text, at: start } = scanner;
  let depth = 0;
  for (let at = start + 1; at < text.length && at - start < longestBraces && text[at] !== '\n'; at++) {
    if (text[at] === '{') depth++;
    if (text[at] !== '}' || --depth > 0) continue;
    scanner.at = at + 1;
    parts.push(readChange(text.slice(start + 2, at), { quoted, start, end: at + 1 }));
    return true;
  }
  return false;
}

const change = /^([A-Za-z_][A-Za-z0-9_]*|[0-9]+)(?:\[0\])?(?:(:?[-=?])(.*)|(%\/\*))?$/s;

/** `NAME[@]`, also as `NAME[@]+"${NAME[@]}"`, which old shells want for empty lists. */
const list = /^([A-Za-z_]\w*)\[[@*]\](?::?\+"?\$\{\1\[[@*]\]\}"?)?$/;

/** What stands between the braces. Only what leaves a value or gives its folder is understood. */
function readChange(inner: string, place: { quoted: boolean; start: number; end: number }): Part {
  const listed = list.exec(inner);
  if (listed) return { kind: 'variable', name: listed[1], change: undefined, isList: true, ...place };
  const found = change.exec(inner);
  if (!found) return { kind: 'unknown', start: place.start, end: place.end };
  const [, name, operator, value, isFolder] = found;
  return { kind: 'variable', name, change: changeOf(operator, value, isFolder !== undefined), ...place };
}

function changeOf(operator: string | undefined, value: string, isFolder: boolean): VariablePart['change'] {
  if (isFolder) return { kind: 'folder' };
  if (operator === undefined || operator.endsWith('?') || /[$`"'\\]/.test(value)) return undefined;
  return { kind: operator.endsWith('=') ? 'assign' : 'default', value };
}
