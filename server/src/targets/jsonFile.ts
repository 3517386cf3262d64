import { createScanner, findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { type MappedText, mappedText, type Piece } from '../util/mappedText';
import { type DataFile, readOnce } from './dataFile';
import { placesIn } from './places';
import { writtenIn } from './written';

/** A JSON file as finders read it, with comments and commas too many. */
export interface JsonFile extends DataFile<Node, JsonEntry> {
  readonly root: Node | undefined;
}

export interface JsonEntry {
  readonly key: string;
  readonly value: Node | undefined;
}

/** Reads a JSON file; once for all finders that look at it. Never throws; linear in its length. */
export const jsonFile = readOnce(readJson);

function readJson(text: string): JsonFile {
  const places = placesIn(text);
  const mapped = (node: Node | undefined) => (node?.type === 'string' ? jsonText(node, text) : undefined);
  return {
    places,
    root: nestsTooDeep(text) ? undefined : parseTree(text, undefined, { allowTrailingComma: true }),
    at: (node, ...keys) => node && findNodeAtLocation(node, [...keys]),
    entries: (node) => (node?.type === 'object' ? (node.children ?? []).flatMap(entryOf) : []),
    items: (node) => (node?.type === 'array' ? (node.children ?? []) : []),
    text: (node) => (node?.value === undefined || node.value === null ? undefined : String(node.value)),
    mapped,
    written(node, isDynamic) {
      const whole = mapped(node);
      return whole && writtenIn(whole, whole.text.length, places, isDynamic);
    },
    range: ({ offset, length }) => places.range(offset, offset + length),
  };
}

function entryOf({ children }: Node): readonly JsonEntry[] {
  const [key, value] = children ?? [];
  return key ? [{ key: String(key.value), value }] : [];
}

/** What nests deeper than anybody writes is not read: the library goes into it by recursion, to the end of the stack. */
const deepest = 200;

/** Whether a text is not read for that. */
export function nestsTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const token = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : '';
    if (token === '{' || token === '[') open.push(token === '{' ? '}' : ']');
    // One that does not fit closes nothing.
    else if (token !== '' && token === open.at(-1)) open.pop();
    if (open.length > deepest) return true;
  }
  return false;
}

const escaped: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What a JSON string of `file` says, with the place of each character, through escapes. Its last quote may be missing. */
export function jsonText(node: Node, file: string): MappedText {
  const start = node.offset + 1;
  const end = node.offset + node.length;
  const pieces: Piece[] = [];
  let plain = start;
  let at = start;
  while (at < end && file[at] !== '"') {
    if (file[at] !== '\\') {
      at++;
      continue;
    }
    pieces.push({ text: file.slice(plain, at), start: plain, end: at });
    const isCode = file[at + 1] === 'u';
    plain = Math.min(at + (isCode ? 6 : 2), end);
    pieces.push({ text: isCode ? characterAt(file, at + 2) : escapedAt(file, at + 1), start: at, end: plain });
    at = plain;
  }
  pieces.push({ text: file.slice(plain, at), start: plain, end: at });
  return mappedText(pieces, start);
}

function escapedAt(file: string, at: number): string {
  const char = file[at] ?? '';
  return escaped[char] ?? char;
}

function characterAt(file: string, at: number): string {
  const code = /^[\da-f]{4}$/i.exec(file.slice(at, at + 4));
  return code ? String.fromCharCode(Number.parseInt(code[0], 16)) : '';
}
