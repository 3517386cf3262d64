import { type Node, parseTree } from 'jsonc-parser';
import { type MappedText, mappedText, type Piece } from '../mappedText';
import type { HclAttribute, HclBlock, HclBody, HclName, HclValue } from './hcl/hclSyntax';

/** Reads a bake file in JSON as the HCL that it stands for; what is half typed is read as far as it goes. */
export function parseBakeJson(text: string): HclBody {
  const root = nestsTooDeep(text) ? undefined : parseTree(text, [], { allowTrailingComma: true });
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  for (const property of propertiesOf(root)) {
    const type = nameOf(property);
    if (!type) continue;
    if (blockTypes.has(type.text)) blocks.push(...blocksOf(text, type.text, property));
    else attributes.push(attributeOf(text, property));
  }
  return { attributes, blocks };
}

const blockTypes = new Set(['target', 'group', 'variable', 'function']);

/** The parser calls itself for each bracket that is open; to it, one that does not fit closes nothing. */
function nestsTooDeep(text: string): boolean {
  const open: string[] = [];
  for (let at = 0; at < text.length && open.length <= deepest; at++) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{') open.push('}');
    else if (char === '[') open.push(']');
    else if (char === open.at(-1)) open.pop();
  }
  return open.length > deepest;
}

const deepest = 200;

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** `"target": { "app": { … } }`, and the lists of such objects that HCL allows in their places. */
function blocksOf(text: string, type: string, property: Node): HclBlock[] {
  return propertiesOf(property.children?.[1]).flatMap((labelled) => {
    const label = nameOf(labelled);
    if (!label) return [];
    const attributes = propertiesOf(labelled.children?.[1]).map((item) => attributeOf(text, item));
    const start = labelled.offset;
    const body = { attributes, blocks: [] };
    return [{ type, labels: [label], body, start, end: start + labelled.length }];
  });
}

function propertiesOf(node: Node | undefined): Node[] {
  if (node?.type === 'array') return (node.children ?? []).flatMap(propertiesOf);
  return node?.type === 'object' ? (node.children ?? []) : [];
}

function nameOf(property: Node): HclName | undefined {
  const name = property.children?.[0];
  if (!name) return undefined;
  const start = name.offset + 1;
  return { text: String(name.value), start, end: Math.max(start, name.offset + name.length - 1) };
}

function attributeOf(text: string, property: Node): HclAttribute {
  const name = nameOf(property) ?? { text: '', start: property.offset, end: property.offset };
  return { name, value: valueOf(text, property.children?.[1], property) };
}

function valueOf(text: string, node: Node | undefined, property: Node | undefined): HclValue {
  if (!node) {
    const at = placeOfMissing(text, property);
    return { kind: 'missing', start: at, end: at };
  }
  const span = { start: node.offset, end: node.offset + node.length };
  switch (node.type) {
    case 'string':
      return stringOf(text, span.start, span.end);
    case 'array':
      return { kind: 'list', items: (node.children ?? []).map((item) => valueOf(text, item, undefined)), ...span };
    case 'object':
      return { kind: 'object', entries: (node.children ?? []).map((item) => attributeOf(text, item)), ...span };
    default:
      return { kind: 'word', text: text.slice(span.start, span.end), ...span };
  }
}

/** Behind the colon and one blank. */
function placeOfMissing(text: string, property: Node | undefined): number {
  const colon = property?.colonOffset;
  if (colon === undefined || colon < 0) return property ? property.offset + property.length : 0;
  return text[colon + 1] === ' ' ? colon + 2 : colon + 1;
}

function stringOf(text: string, start: number, end: number): HclValue {
  const closed = end - start > 1 && endOfString(text, start) === end - 1;
  const inner = closed ? end - 1 : end;
  return { kind: 'string', text: jsonText(text, start + 1, inner), start: start + 1, end: inner };
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function jsonText(text: string, start: number, end: number): MappedText {
  const pieces: Piece[] = [];
  let plain = start;
  for (let at = start; at < end; ) {
    if (text[at] !== '\\') {
      at++;
      continue;
    }
    pieces.push({ text: text.slice(plain, at), start: plain, end: at });
    const char = text[at + 1] ?? '';
    const code = char === 'u' ? Number.parseInt(text.slice(at + 2, at + 6), 16) : Number.NaN;
    const next = Math.min(at + (Number.isNaN(code) ? 2 : 6), end);
    pieces.push({
      text: Number.isNaN(code) ? (escapes[char] ?? char) : String.fromCharCode(code),
      start: at,
      end: next,
    });
    at = plain = next;
  }
  pieces.push({ text: text.slice(plain, end), start: plain, end });
  return mappedText(pieces, start);
}
