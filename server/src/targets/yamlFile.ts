import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml';
import type { MappedText } from '../util/mappedText';
import type { Written } from './buildReference';
import { type DataFile, readOnce } from './dataFile';
import { placesIn } from './places';
import { type IsDynamic, writtenIn } from './written';
import { yamlText } from './yamlText';

/** A YAML file as finders read it: aliases and merge keys are followed, and numbers and `true` are texts as written. */
export interface YamlFile extends DataFile<Node, YamlEntry> {
  /** What each document consists of. */
  readonly roots: readonly Node[];
  /** From where on it can't be read, as an offset; undefined for a file that is all right. */
  readonly brokenAt: number | undefined;
  /** Also those that are merged into a mapping. */
  readonly entries: (node: Node | undefined) => readonly YamlEntry[];
  /** What is not typed yet is an empty text where it would stand. */
  readonly written: (node: Node | undefined, isDynamic: IsDynamic) => Written | undefined;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyNode: Node;
  /** Undefined where nothing stands behind the key, not even a colon. */
  readonly value: Node | undefined;
}

/** Reads a YAML file; once for all finders that look at it. Never throws; linear in its length. */
export const yamlFile = readOnce(readYaml);

function readYaml(text: string): YamlFile {
  const places = placesIn(text);
  const { documents, brokenAt } = yamlDocuments(text);
  const resolve = aliasesIn(documents);
  const entries = entriesIn(resolve);
  const mapped = (node: Node | undefined) => {
    const scalar = resolve(node);
    return isScalar(scalar) ? yamlText(scalar, text) : undefined;
  };
  return {
    places,
    brokenAt,
    roots: documents.flatMap(({ contents }) => (contents ? [contents as Node] : [])),
    at: (node, ...keys) => keys.reduce((inner, key) => entryAt(entries(inner), key), node),
    entries,
    items(node) {
      const list = resolve(node);
      return isSeq(list) ? (list.items as Node[]) : [];
    },
    text(node) {
      const scalar = resolve(node);
      return isScalar(scalar) ? String(scalar.value) : undefined;
    },
    mapped,
    written(node, isDynamic) {
      const whole = mapped(node);
      return whole && writtenIn(whole, typedLength(whole, resolve(node), text), places, isDynamic);
    },
    range(node) {
      const [start, end] = node.range ?? [0, 0];
      return places.range(start, start + text.slice(start, end).trimEnd().length);
    },
  };
}

/** What nests deeper than anybody writes is not read: the library goes into it by recursion, to the end of the stack. */
const deepest = 200;

const options = {
  schema: 'failsafe',
  uniqueKeys: false,
  prettyErrors: false,
  strict: false,
  logLevel: 'silent',
} as const;

interface YamlDocuments {
  readonly documents: readonly Document.Parsed[];
  readonly brokenAt: number | undefined;
}

/** The documents of a text, with all values as texts. None where it nests too deep. Never throws; linear. */
function yamlDocuments(text: string): YamlDocuments {
  const tokens = [...new Parser().parse(text)];
  if (nestsTooDeep(tokens)) return { documents: [], brokenAt: 0 };
  const documents = [...new Composer(options).compose(tokens)];
  return { documents, brokenAt: documents.flatMap(({ errors }) => errors)[0]?.pos[0] };
}

function nestsTooDeep(tokens: readonly CST.Token[]): boolean {
  const left: [token: CST.Token | null | undefined, depth: number][] = tokens.map((token) => [token, 0]);
  for (let next = left.pop(); next; next = left.pop()) {
    const [token, depth] = next;
    if (depth > deepest) return true;
    if (token?.type === 'document') left.push([token.value, depth + 1]);
    if (!token || !('items' in token)) continue;
    for (const { key, value } of token.items) left.push([key, depth + 1], [value, depth + 1]);
  }
  return false;
}

type Resolve = (node: Node | null | undefined) => Node | undefined;

/** What aliases stand for: the last anchor of that name in front of them. */
function aliasesIn(documents: readonly Document.Parsed[]): Resolve {
  const targets = new Map<Node, Node>();
  for (const document of documents) {
    const anchors = new Map<string, Node>();
    visit(document, {
      Node(_, node) {
        const target = isAlias(node) ? anchors.get(node.source) : undefined;
        if (target) targets.set(node, target);
        else if (!isAlias(node) && node.anchor) anchors.set(node.anchor, node);
      },
    });
  }
  return (node) => (isAlias(node) ? targets.get(node) : (node ?? undefined));
}

/** More than anybody merges: each of a thousand mappings may merge the one above, and all that that one merges. */
const mostMerged = 200;

/** What a mapping says itself comes first. Merges that go round end there. */
function entriesIn(resolve: Resolve): YamlFile['entries'] {
  const known = new Map<Node, readonly YamlEntry[]>();
  const open = new Set<Node>();
  const entriesOf = (node: Node | undefined): readonly YamlEntry[] => {
    const map = resolve(node);
    if (!isMap(map) || open.has(map) || open.size > deepest) return [];
    const found = known.get(map);
    if (found) return found;
    open.add(map);
    const entries = entriesOfMap(map, resolve, entriesOf);
    open.delete(map);
    known.set(map, entries);
    return entries;
  };
  return entriesOf;
}

function entriesOfMap(map: YAMLMap, resolve: Resolve, entriesOf: YamlFile['entries']): readonly YamlEntry[] {
  const own: YamlEntry[] = [];
  const merged: YamlEntry[] = [];
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue;
    const entry = { key: String(key.value), keyNode: key, value: resolve(value as Node | null) };
    if (entry.key !== '<<') own.push(entry);
    else
      for (const source of isSeq(entry.value) ? (entry.value.items as Node[]) : [entry.value])
        if (merged.length < mostMerged) merged.push(...entriesOf(source).slice(0, mostMerged));
  }
  if (merged.length === 0) return own;
  const names = new Set(own.map(({ key }) => key));
  const others = merged.filter(({ key }) => !names.has(key) && names.add(key));
  return [...own, ...others.slice(0, mostMerged)];
}

function entryAt(entries: readonly YamlEntry[], key: string): Node | undefined {
  return entries.find((entry) => entry.key === key)?.value;
}

/**
 * A name or a path has one line. While it is typed, its text may go on further down, to the quote of another one. Blocks
 * have their line in the middle.
 */
function typedLength({ text, endOf }: MappedText, node: Node | undefined, file: string): number {
  if (!isScalar(node) || !node.range || node.type?.startsWith('BLOCK')) return text.length;
  const lineEnd = file.indexOf('\n', node.range[0]);
  if (lineEnd < 0 || lineEnd >= node.range[1]) return text.length;
  let length = 0;
  while (length < text.length && endOf(length + 1) <= lineEnd) length++;
  return length;
}
