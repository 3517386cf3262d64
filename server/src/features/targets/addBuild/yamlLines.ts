import { isMap, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap } from 'yaml';

/** Where a key begins, as an offset. */
export function startOf(node: unknown): number | undefined {
  return isScalar(node) ? node.range?.[0] : undefined;
}

/** Where a node ends, without what stands behind it. */
export function endOf(node: Node | null): number {
  return node?.range?.[1] ?? 0;
}

/** How far the line of a place is indented. */
export function indentAt(text: string, at: number): number {
  return /^ */.exec(restOfLine(text, text.lastIndexOf('\n', at - 1) + 1))?.[0].length ?? 0;
}

/** Where the line begins that is the first behind a block, and behind comments that are indented as its entries are. */
export function lineBehind(text: string, block: YAMLMap, indent: number): number {
  let at = lastLineEnd(text, block);
  for (let next = at; next < text.length; ) {
    const end = endOfLine(text, next);
    const line = text.slice(next, end);
    next = Math.min(end + 1, text.length);
    if (line.trim() === '') {
      if (end >= text.length) break;
      continue;
    }
    if (!line.trimStart().startsWith('#') || indentAt(text, next - 1) < indent) break;
    at = next;
  }
  return at;
}

/** Where the line behind the last one that a node takes up begins. */
function lastLineEnd(text: string, block: YAMLMap): number {
  let node: Node | null = block;
  let end = 0;
  while (isMap(node) || isSeq(node)) {
    end = Math.max(end, node.flow || node.items.length === 0 ? endOf(node) : 0);
    if (node.flow) break;
    const last: unknown = node.items.at(-1);
    const pair = last as Pair<Node, Node | null> | undefined;
    if (isMap(node)) end = Math.max(end, endOf(pair?.key ?? null));
    node = isMap(node) ? (pair?.value ?? null) : ((last as Node | undefined) ?? null);
  }
  if (isScalar(node)) {
    const isBlock = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
    const [start, stop] = node.range ?? [0, 0];
    // What is kept of empty lines behind a text belongs to it.
    if (isBlock && restOfLine(text, start).includes('+')) return stop;
    end = Math.max(end, start + text.slice(start, stop).trimEnd().length);
  } else end = Math.max(end, endOf(node));
  return Math.min(endOfLine(text, end) + 1, text.length);
}

/** What stands from a place to the end of its line. */
export function restOfLine(text: string, at: number): string {
  return text.slice(at, endOfLine(text, at));
}

/** Where the line of a place ends, its line feed not counted. */
export function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}
