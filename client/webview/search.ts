import type { DiagramNode } from '../../server/src/protocol/diagram';

/** The nodes that have each of the words in their name, base or comment, in the order of the file. */
export function matches(nodes: readonly DiagramNode[], typed: string): readonly DiagramNode[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return nodes.filter(({ label, base, comment }) => {
    const text = [label, base, comment].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The place of the next one of `count`, round and round. */
export function stepped(count: number, at: number, by: 1 | -1): number {
  return count === 0 ? 0 : (at + by + count) % count;
}
