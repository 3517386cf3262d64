import type { HclAttribute, HclBlock, HclBody, HclName, HclObject, HclString, HclValue } from './hclSyntax';
import { heredocText, quotedText } from './hclText';
import { endOfExpression, endOfString, endOfWord, heredocAt, skipBlanks, topBlockAt } from './skip';

/** Reads any text, in linear time: what is half typed is read as far as it goes, and hides nothing that comes after it. */
export function parseHcl(text: string): HclBody {
  return readBody(text, 0, 0).node;
}

interface Read<T> {
  readonly node: T;
  readonly end: number;
}

const deepest = 50;

/** Reads up to the `}` that closes the block, or to the end of the text at the top. */
function readBody(text: string, start: number, depth: number): Read<HclBody> {
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  let at = start;
  while (true) {
    const from = at;
    at = skipBlanks(text, at, true);
    if (at >= text.length) break;
    if (depth > 0 && text[at] === '}') return { node: { attributes, blocks }, end: at + 1 };
    if (depth > 0 && isTopBlock(text, from, at)) break;
    const item = readItem(text, at, depth);
    if (item.node && 'value' in item.node) attributes.push(item.node);
    else if (item.node) blocks.push(item.node);
    at = item.end;
  }
  return { node: { attributes, blocks }, end: at };
}

/** Whether a block of the top begins at a place that is the first of its line. */
function isTopBlock(text: string, from: number, at: number): boolean {
  return text.slice(from, at).includes('\n') && topBlockAt(text, at);
}

/** An attribute or a block; neither where a word stands alone. Always goes on by a character at least. */
function readItem(text: string, start: number, depth: number): Read<HclAttribute | HclBlock | undefined> {
  const name = readName(text, start);
  if (!name) return { node: undefined, end: start + 1 };
  let at = skipBlanks(text, name.end, false);
  if (isAssignment(text, at)) {
    const value = readValue(text, at + 1, false, 0);
    return { node: { name: name.node, value: value.node }, end: value.end };
  }
  const labels: HclName[] = [];
  for (let label = readName(text, at); label; label = readName(text, at)) {
    labels.push(label.node);
    at = skipBlanks(text, label.end, false);
  }
  if (text[at] !== '{') return { node: undefined, end: at };
  if (depth >= deepest) return { node: undefined, end: Math.max(endOfExpression(text, at, false), at + 1) };
  const body = readBody(text, at + 1, depth + 1);
  return { node: { type: name.node.text, labels, body: body.node, start, end: body.end }, end: body.end };
}

function isAssignment(text: string, at: number): boolean {
  return text[at] === '=' && text[at + 1] !== '=' && text[at + 1] !== '>';
}

/** A word or a quoted name; `end` is behind the quote. */
function readName(text: string, start: number): Read<HclName> | undefined {
  if (text[start] === '"') {
    const { end, closed } = endOfString(text, start);
    const inner = closed ? end - 1 : end;
    return { node: { text: text.slice(start + 1, inner), start: start + 1, end: inner }, end };
  }
  const end = endOfWord(text, start);
  return end > start ? { node: { text: text.slice(start, end), start, end }, end } : undefined;
}

/** What stands behind `=`, `:` or in a list. Ends at the end of its line, or where brackets and commas end it. */
function readValue(text: string, start: number, inList: boolean, depth: number): Read<HclValue> {
  const at = skipBlanks(text, start, false);
  if (endsValue(text, at)) return { node: missing(text, start), end: at };
  const first = readOperand(text, at, depth);
  const rest = first ? skipBlanks(text, first.end, false) : at;
  if (first && (endsValue(text, rest) || wasLeftOpen(text, first))) return first;
  const end = Math.max(endOfExpression(text, rest, inList), rest);
  return { node: { kind: 'expression', text: text.slice(at, end).trimEnd(), start: at, end }, end };
}

/** What comes next then belongs to the next attribute. */
function wasLeftOpen(text: string, { node, end }: Read<HclValue>): boolean {
  return (node.kind === 'list' && text[end - 1] !== ']') || (node.kind === 'object' && text[end - 1] !== '}');
}

function endsValue(text: string, at: number): boolean {
  return at >= text.length || '\n,]})'.includes(text[at]);
}

/** Nothing was written: it would be after the blanks, before a comment. */
function missing(text: string, start: number): HclValue {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (text[at] === '#' || text[at] === '/') at = Math.min(start + 1, at);
  return { kind: 'missing', start: at, end: at };
}

function readOperand(text: string, at: number, depth: number): Read<HclValue> | undefined {
  if (text[at] === '"') return readString(text, at);
  if (text[at] === '<') return readHeredoc(text, at);
  if (text[at] === '[' && depth < deepest) return readList(text, at, depth);
  if (text[at] === '{' && depth < deepest) return readObject(text, at, depth);
  const end = endOfScalar(text, at);
  return end > at ? { node: { kind: 'word', text: text.slice(at, end), start: at, end }, end } : undefined;
}

const number = /-?\d[\d.]*/y;

function endOfScalar(text: string, at: number): number {
  number.lastIndex = at;
  return number.test(text) ? number.lastIndex : endOfWord(text, at);
}

function readString(text: string, start: number): Read<HclString> {
  const { end, closed } = endOfString(text, start);
  const inner = closed ? end - 1 : end;
  return { node: { kind: 'string', text: quotedText(text, start + 1, inner), start: start + 1, end: inner }, end };
}

function readHeredoc(text: string, start: number): Read<HclString> | undefined {
  const found = heredocAt(text, start);
  if (!found) return undefined;
  const mapped = heredocText(text, found.body, found.end, found.indented);
  return { node: { kind: 'string', text: mapped, start: found.body, end: found.end }, end: found.close };
}

function readList(text: string, start: number, depth: number): Read<HclValue> {
  const items: HclValue[] = [];
  let at = start + 1;
  while (true) {
    const from = at;
    at = skipBlanks(text, at, true);
    if (text[at] === ']') return { node: { kind: 'list', items, start, end: at + 1 }, end: at + 1 };
    if (at >= text.length || text[at] === '}' || isLeftOpen(text, from, at))
      return { node: { kind: 'list', items, start, end: from }, end: from };
    if (text[at] !== ',') {
      const item = readValue(text, at, true, depth + 1);
      items.push(item.node);
      at = Math.max(item.end, text[at] === ')' ? at + 1 : at);
    }
    if (text[at] === ',') at++;
  }
}

/** Whether the next attribute or block begins on a new line: then the bracket above was left open. */
function isLeftOpen(text: string, from: number, at: number): boolean {
  if (!text.slice(from, at).includes('\n')) return false;
  return topBlockAt(text, at) || isAssignment(text, skipBlanks(text, endOfWord(text, at), false));
}

function readObject(text: string, start: number, depth: number): Read<HclObject> {
  const entries: HclAttribute[] = [];
  let at = start + 1;
  while (true) {
    const from = at;
    at = skipBlanks(text, at, true);
    if (text[at] === '}') return { node: { kind: 'object', entries, start, end: at + 1 }, end: at + 1 };
    if (at >= text.length || isTopBlock(text, from, at))
      return { node: { kind: 'object', entries, start, end: from }, end: from };
    const entry = readEntry(text, at, depth);
    if (entry.node) entries.push(entry.node);
    at = Math.max(entry.end, at + 1);
  }
}

function readEntry(text: string, at: number, depth: number): Read<HclAttribute | undefined> {
  const name = readName(text, at);
  const sign = name ? skipBlanks(text, name.end, false) : at;
  if (name && (isAssignment(text, sign) || text[sign] === ':')) {
    const value = readValue(text, sign + 1, true, depth + 1);
    return { node: { name: name.node, value: value.node }, end: value.end };
  }
  return { node: undefined, end: endOfExpression(text, sign, true) };
}
