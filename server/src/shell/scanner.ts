import { arithmeticEnd } from './arithmetic';
import { type Dialect, joinsLines, type PendingHeredoc, type Scanner } from './dialect';
import { skipBodies } from './heredocLines';
import type { Command, Group, Part, Redirection, Step, Word } from './steps';
import { opensTemplate } from './templates';

/** The steps of a whole script. Reads any text, in linear time. */
export function readSteps(text: string, dialect: Dialect): readonly Step[] {
  const scanner: Scanner = { text, dialect, at: 0, depth: 0, pending: [], longQuotes: true, lines: undefined };
  return readUntil(scanner, undefined);
}

const deepest = 12;

/** The steps up to `closer`, which is read too, or to the end of the text. */
export function readUntil(scanner: Scanner, closer: string | undefined): readonly Step[] {
  const list: List = { steps: [], closer, draft: newDraft(), joiner: '', joinerEnd: -1, cases: 0 };
  scanner.depth++;
  while (scanner.at < scanner.text.length) {
    if (scanner.text[scanner.at] === closer && !(closer === ')' && endsPattern(list))) break;
    readOne(scanner, list);
  }
  finish(scanner, list);
  scanner.depth--;
  scanner.at++;
  return list.steps;
}

/** The commands between two parentheses, and the one that is being read. */
interface List {
  readonly steps: Step[];
  readonly closer: string | undefined;
  draft: Draft;
  /** What stands in front of the draft. */
  joiner: string;
  joinerEnd: number;
  /** How many `case` are open, whose patterns end in a parenthesis. */
  cases: number;
}

interface Draft {
  words: Word[];
  input: Word | undefined;
  readonly redirections: Redirection[];
  /** Where a comment begins. */
  end: number | undefined;
}

const newDraft = (): Draft => ({ words: [], input: undefined, redirections: [], end: undefined });

/** Whether another level may be opened: beyond, parentheses are but separators. */
export function canNest(scanner: Scanner): boolean {
  return scanner.depth < deepest;
}

function readOne(scanner: Scanner, list: List): void {
  const { text, at, dialect } = scanner;
  const { draft, closer } = list;
  const char = text[at];
  if (char === ' ' || char === '\t' || char === '\r') scanner.at++;
  else if (joinsLines(scanner, at)) scanner.at = text.indexOf('\n', at) + 1;
  else if (char === '\n') {
    separate(scanner, list);
    skipBodies(scanner);
  } else if (skipComment(scanner, draft)) return;
  else if (opensTemplate(scanner)) draft.words.push(readWord(scanner, closer));
  else if (char === '<' || char === '>' || (char === '&' && text[at + 1] === '>')) redirect(scanner, closer, draft);
  else if (char === '(' && opensList(scanner, draft)) addList(scanner, draft);
  else if (char === '(' && draft.words.length === 0 && readArithmetic(scanner, draft)) return;
  else if (char === '(') readGroup(scanner, list);
  else if (char === ')' || dialect.separators.includes(char)) separate(scanner, list);
  else draft.words.push(readWord(scanner, closer));
}

/** Ends the command at a separator, which joins it to the next one. */
function separate(scanner: Scanner, list: List): void {
  const { text, at } = scanner;
  const char = text[at];
  finish(scanner, list, char === ')' ? char : undefined);
  if (char === '\n') list.joiner ||= char;
  else if (char !== ')') list.joiner = list.joinerEnd === at ? list.joiner + char : char;
  list.joinerEnd = ++scanner.at;
}

function finish(scanner: Scanner, list: List, closer?: Command['closer']): void {
  const { words, input, redirections, end } = list.draft;
  if (words.length > 0 || redirections.length > 0) {
    if (scanner.dialect.isPosix) list.cases = Math.max(0, list.cases + casesOpened(words));
    const last = end ?? Math.min(scanner.at, scanner.text.length);
    list.steps.push({ kind: 'command', words, input, redirections, joiner: list.joiner, closer, end: last });
    list.joiner = '';
    list.draft = newDraft();
  }
  list.draft.end = undefined;
}

function readGroup(scanner: Scanner, list: List): void {
  finish(scanner, list, '(');
  scanner.at++;
  if (!canNest(scanner)) return;
  const joiner = list.joiner;
  list.joiner = '';
  const group: Group = { kind: 'group', steps: readUntil(scanner, ')'), joiner };
  list.steps.push(group);
}

/** `((…))` */
function readArithmetic(scanner: Scanner, draft: Draft): boolean {
  const { text, at: start, dialect } = scanner;
  const end = dialect.isPosix ? arithmeticEnd(text, start) : undefined;
  if (end === undefined) return false;
  scanner.at = end;
  draft.words.push({ parts: [{ kind: 'unknown', start, end }], start, end });
  return true;
}

const prefixes = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '!', '{']);

/** 1 for a command that begins a `case`, -1 for one that ends it. */
function casesOpened(words: readonly Word[]): number {
  for (const { parts } of words) {
    const text = parts.length === 1 && parts[0].kind === 'text' ? parts[0].text : '';
    if (text === 'case') return 1;
    if (text === 'esac') return -1;
    if (!prefixes.has(text)) return 0;
  }
  return 0;
}

/** Whether the parenthesis at the place ends a pattern of `case`. */
function endsPattern({ cases, draft }: List): boolean {
  return cases + casesOpened(draft.words) > 0;
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

function skipComment(scanner: Scanner, draft: Draft): boolean {
  const end = scanner.dialect.commentEnd(scanner.text, scanner.at, draft.words.length === 0);
  if (end === undefined) return false;
  draft.end ??= scanner.at;
  scanner.at = end;
  return true;
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

function endsWord(scanner: Scanner, closer: string | undefined): boolean {
  const { text, at, dialect } = scanner;
  const char = text[at];
  if (opensTemplate(scanner)) return false;
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
export function addText(parts: Part[], text: string, start: number, end: number, quoted = false): void {
  const last = parts.at(-1);
  const isPlain = text.length === end - start;
  if (last?.kind === 'text' && isPlain && last.end === start && last.text.length === last.end - last.start)
    parts[parts.length - 1] = { ...last, text: last.text + text, end };
  else parts.push({ kind: 'text', text, start, end, ...(quoted && { quoted }) });
}

/** `<`, `>`, `>>`, `2>&1`, `&>`, `<<EOF`, `<<<`, and `<(…)`. */
function redirect(scanner: Scanner, closer: string | undefined, draft: Draft): void {
  const { text, at, dialect } = scanner;
  const last = draft.words.at(-1);
  const number = last?.end === at && /^[0-9*]$/.test(text.slice(last.start, last.end)) ? draft.words.pop() : undefined;
  let end = at;
  while (end < text.length && '<>&|'.includes(text[end]) && end - at < 3) end++;
  const start = number?.start ?? at;
  const operator = text.slice(at, end);
  scanner.at = end;
  if (text[end] === '(' && operator.length === 1 && canNest(scanner)) draft.words.push(readProcess(scanner, at));
  else if (dialect.isPosix && operator === '<<') startHeredoc(scanner, closer, { draft, start });
  else {
    const target = readRedirected(scanner, closer);
    addRedirection(scanner, draft, { start, operator: text.slice(start, end), target });
    if (operator === '<' && target) draft.input = target;
  }
}

function addRedirection(scanner: Scanner, draft: Draft, written: Pick<Redirection, 'start' | 'operator' | 'target'>) {
  const redirection: PendingHeredoc['redirection'] = { ...written, body: undefined, end: scanner.at };
  draft.redirections.push(redirection);
  return redirection;
}

/** `<(…)`: a file that holds what commands print. */
function readProcess(scanner: Scanner, start: number): Word {
  scanner.at++;
  const steps = readUntil(scanner, ')');
  const end = Math.min(scanner.at, scanner.text.length);
  return { parts: [{ kind: 'output', steps, start, end }], start, end };
}

function readRedirected(scanner: Scanner, closer: string | undefined): Word | undefined {
  skipBlanks(scanner);
  return scanner.at < scanner.text.length && !endsWord(scanner, closer) ? readWord(scanner, closer) : undefined;
}

function skipBlanks(scanner: Scanner): void {
  while (scanner.text[scanner.at] === ' ' || scanner.text[scanner.at] === '\t') scanner.at++;
}

function startHeredoc(scanner: Scanner, closer: string | undefined, place: { draft: Draft; start: number }): void {
  const tabs = scanner.text[scanner.at] === '-';
  if (tabs) scanner.at++;
  const operator = scanner.text.slice(place.start, scanner.at);
  skipBlanks(scanner);
  const target = readWord(scanner, closer);
  const word = target.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  const redirection = addRedirection(scanner, place.draft, { start: place.start, operator, target });
  if (word !== '') scanner.pending.push({ word, tabs, redirection });
}
