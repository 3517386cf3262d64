import type { Command, Group, Part, Step, Word } from './steps';
import { opensTemplate } from './templates';

/** How a shell writes its commands. */
export interface Dialect {
  /** Takes the special meaning from the next character, and joins lines. */
  readonly escape: string;
  /** Single characters that end a command, beside line ends and parentheses. */
  readonly separators: string;
  /** Reads what is special at the place (quotes, variables) and adds it to `parts`; false if nothing is. */
  readonly readPart: (scanner: Scanner, parts: Part[]) => boolean;
  /** The offset behind a comment that begins at the place, where a word could begin; undefined if none does. */
  readonly commentEnd: (text: string, at: number, isFirstWord: boolean) => number | undefined;
  /** Whether `<<` begins a heredoc. */
  readonly heredocs: boolean;
}

/** A place in a script that is read. */
export interface Scanner {
  readonly text: string;
  readonly dialect: Dialect;
  at: number;
  /** How many groups and substitutions are open. */
  depth: number;
  /** The words that end the heredocs whose bodies begin on the next line. */
  readonly pending: { readonly word: string; readonly tabs: boolean }[];
  /** False once a quote had no end: from then on quotes end with their line, so that one open quote does not hide all. */
  longQuotes: boolean;
  /** Where each line stands that could end a heredoc; made when the first one is met. */
  lines: Map<string, number[]> | undefined;
}

/** The steps of a whole script. Reads any text, in linear time. */
export function readSteps(text: string, dialect: Dialect): readonly Step[] {
  const scanner: Scanner = { text, dialect, at: 0, depth: 0, pending: [], longQuotes: true, lines: undefined };
  return readUntil(scanner, undefined);
}

const deepest = 12;

/** The steps up to `closer`, which is read too, or to the end of the text. */
export function readUntil(scanner: Scanner, closer: string | undefined): readonly Step[] {
  const steps: Step[] = [];
  const draft: Draft = { words: [], input: undefined, end: undefined };
  scanner.depth++;
  while (scanner.at < scanner.text.length) {
    if (scanner.text[scanner.at] === closer) break;
    readOne(scanner, closer, draft, steps);
  }
  finish(scanner, draft, steps);
  scanner.depth--;
  scanner.at++;
  return steps;
}

/** Whether another level may be opened: beyond, parentheses are but separators. */
export function canNest(scanner: Scanner): boolean {
  return scanner.depth < deepest;
}

interface Draft {
  words: Word[];
  input: Word | undefined;
  /** Where a comment begins. */
  end: number | undefined;
}

function readOne(scanner: Scanner, closer: string | undefined, draft: Draft, steps: Step[]): void {
  const { text, at, dialect } = scanner;
  const char = text[at];
  if (char === ' ' || char === '\t' || char === '\r') scanner.at++;
  else if (joinsLines(scanner, at)) scanner.at = text.indexOf('\n', at) + 1;
  else if (char === '\n') {
    finish(scanner, draft, steps);
    scanner.at++;
    skipBodies(scanner);
  } else if (skipComment(scanner, draft)) return;
  else if (opensTemplate(text, at)) draft.words.push(readWord(scanner, closer));
  else if (char === '<' || char === '>' || (char === '&' && text[at + 1] === '>')) redirect(scanner, closer, draft);
  else if (char === '(' && opensList(scanner, draft)) addList(scanner, draft);
  else if (char === '(' || char === ')' || dialect.separators.includes(char)) {
    finish(scanner, draft, steps);
    scanner.at++;
    if (char === '(' && canNest(scanner)) steps.push(readGroup(scanner));
  } else draft.words.push(readWord(scanner, closer));
}

/** Whether the parenthesis stands right behind `NAME=` or `NAME+=`. */
function opensList(scanner: Scanner, draft: Draft): boolean {
  const last = draft.words.at(-1);
  if (last?.end !== scanner.at || !canNest(scanner)) return false;
  return /^[A-Za-z_]\w*\+?=$/.test(scanner.text.slice(last.start, last.end));
}

function addList(scanner: Scanner, draft: Draft): void {
  scanner.at++;
  const steps = readUntil(scanner, ')');
  const list = steps.flatMap((step) => (step.kind === 'command' ? step.words : []));
  const end = Math.min(scanner.at, scanner.text.length);
  draft.words = [...draft.words.slice(0, -1), ...draft.words.slice(-1).map((name) => ({ ...name, list, end }))];
}

function finish(scanner: Scanner, draft: Draft, steps: Step[]): void {
  if (draft.words.length > 0) {
    const end = draft.end ?? Math.min(scanner.at, scanner.text.length);
    const command: Command = { kind: 'command', words: draft.words, input: draft.input, end };
    steps.push(command);
  }
  draft.words = [];
  draft.input = draft.end = undefined;
}

function readGroup(scanner: Scanner): Group {
  return { kind: 'group', steps: readUntil(scanner, ')') };
}

function skipComment(scanner: Scanner, draft: Draft): boolean {
  const end = scanner.dialect.commentEnd(scanner.text, scanner.at, draft.words.length === 0);
  if (end === undefined) return false;
  draft.end ??= scanner.at;
  scanner.at = end;
  return true;
}

/** Whether the character at the place takes away the line end behind it. */
export function joinsLines({ text, dialect }: Scanner, at: number): boolean {
  if (text[at] !== dialect.escape) return false;
  return text[at + 1] === '\n' || (text[at + 1] === '\r' && text[at + 2] === '\n');
}

function readWord(scanner: Scanner, closer: string | undefined): Word {
  const { text, dialect } = scanner;
  const start = scanner.at;
  const parts: Part[] = [];
  while (scanner.at < text.length && !endsWord(scanner, closer)) {
    if (dialect.readPart(scanner, parts)) continue;
    if (joinsLines(scanner, scanner.at)) scanner.at = text.indexOf('\n', scanner.at) + 1;
    else readPlain(scanner, parts);
  }
  return { parts, start, end: Math.min(scanner.at, text.length) };
}

function endsWord({ text, at, dialect }: Scanner, closer: string | undefined): boolean {
  const char = text[at];
  if (opensTemplate(text, at)) return false;
  return char === closer || ' \t\r\n()<>'.includes(char) || dialect.separators.includes(char);
}

const plainRun = /[A-Za-z0-9_./:=,+-]+/y;

/** Characters that mean themselves, or one by an escape; those in a row are one part. */
function readPlain(scanner: Scanner, parts: Part[]): void {
  const { text, at, dialect } = scanner;
  plainRun.lastIndex = at;
  if (plainRun.test(text)) {
    scanner.at = plainRun.lastIndex;
    addText(parts, text.slice(at, scanner.at), at, scanner.at);
    return;
  }
  const isEscape = text[at] === dialect.escape && at + 1 < text.length;
  scanner.at = at + (isEscape ? 2 : 1);
  addText(parts, text.slice(isEscape ? at + 1 : at, scanner.at), at, scanner.at);
}

/** Adds text behind the other parts, to the last one where both stand side by side as written. */
export function addText(parts: Part[], text: string, start: number, end: number): void {
  const last = parts.at(-1);
  const isPlain = text.length === end - start;
  if (last?.kind === 'text' && isPlain && last.end === start && last.text.length === last.end - last.start)
    parts[parts.length - 1] = { kind: 'text', text: last.text + text, start: last.start, end };
  else parts.push({ kind: 'text', text, start, end });
}

/** `<`, `>`, `>>`, `2>&1`, `&>`, `<<EOF`, `<<<`, and `<(…)`. */
function redirect(scanner: Scanner, closer: string | undefined, draft: Draft): void {
  const { text, at, dialect } = scanner;
  const last = draft.words.at(-1);
  if (last?.end === at && /^[0-9*]$/.test(text.slice(last.start, last.end))) draft.words.pop();
  let end = at;
  while (end < text.length && '<>&|'.includes(text[end]) && end - at < 3) end++;
  const operator = text.slice(at, end);
  scanner.at = end;
  if (dialect.heredocs && operator === '<<') startHeredoc(scanner, closer);
  else if (text[end] === '(' && canNest(scanner)) draft.words.push(readProcess(scanner, at));
  else readRedirected(scanner, closer, operator === '<' ? draft : undefined);
}

/** `<(…)`: a file that holds what commands print. */
function readProcess(scanner: Scanner, start: number): Word {
  scanner.at++;
  const steps = readUntil(scanner, ')');
  const end = Math.min(scanner.at, scanner.text.length);
  return { parts: [{ kind: 'output', steps, start, end }], start, end };
}

function readRedirected(scanner: Scanner, closer: string | undefined, draft: Draft | undefined): void {
  const { text } = scanner;
  skipBlanks(scanner);
  if (scanner.at >= text.length || endsWord(scanner, closer)) return;
  const word = readWord(scanner, closer);
  if (draft) draft.input = word;
}

function skipBlanks(scanner: Scanner): void {
  while (scanner.text[scanner.at] === ' ' || scanner.text[scanner.at] === '\t') scanner.at++;
}

function startHeredoc(scanner: Scanner, closer: string | undefined): void {
  const tabs = scanner.text[scanner.at] === '-';
  if (tabs) scanner.at++;
  skipBlanks(scanner);
  const { parts } = readWord(scanner, closer);
  const word = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  if (word !== '') scanner.pending.push({ word, tabs });
}

/** Goes over the bodies of heredocs. One that never ends is none. */
function skipBodies(scanner: Scanner): void {
  for (const { word, tabs } of scanner.pending.splice(0)) {
    scanner.lines ??= linesByText(scanner.text);
    const starts = scanner.lines.get(tabs ? anyTabs(word) : word);
    while (starts && starts.length > 0 && starts[starts.length - 1] < scanner.at) starts.pop();
    const line = starts?.at(-1);
    if (line === undefined) continue;
    const end = scanner.text.indexOf('\n', line);
    scanner.at = end < 0 ? scanner.text.length : end + 1;
  }
}

const anyTabs = (line: string) => `\t${line}`;

/** The starts of short lines by what they say, the last first; those of `anyTabs` also by what they say behind tabs. */
function linesByText(text: string): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  const add = (key: string, start: number) => {
    const same = lines.get(key);
    if (same) same.push(start);
    else lines.set(key, [start]);
  };
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start < 100) {
      const line = text.slice(start, end).replace(/\r$/, '');
      add(line, start);
      add(anyTabs(line.replace(/^\t+/, '')), start);
    }
    start = end + 1;
  }
  for (const starts of lines.values()) starts.reverse();
  return lines;
}
