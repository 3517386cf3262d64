import type { Size } from '../boxes';
import type { Boxes } from '../placement';
import { matched } from './matched';

/** What became of the boxes of a picture: nothing, only of their sizes, of what there is, or it is about others. */
export type Change = 'none' | 'sizes' | 'structure' | 'other';

/** Where less than this part of the nodes kept their ids, nobody would say that it is the same picture. */
const sameness = 0.5;
/** Where more of them have another height at once, cards say more or less than before. */
const fewNodes = 5;

export function changeOf(before: Boxes, now: Boxes): Change {
  const { nodes, edges } = matched(before, now);
  const known = new Set(before.nodes.map(({ id }) => id));
  const kept = now.nodes.filter(({ id }) => known.has(id)).length;
  if (kept < Math.max(1, sameness * Math.max(now.nodes.length, before.nodes.length))) return 'other';
  const isResized = (index: number) => {
    const old = nodes[index];
    return old !== undefined && before.nodes[old].height !== now.nodes[index].height;
  };
  if ([...nodes.keys()].filter(isResized).length > Math.max(fewNodes, sameness * kept)) return 'other';
  const isSame =
    isAsBefore(nodes, before.nodes.length) &&
    isAsBefore(edges, before.edges.length) &&
    now.nodes.every((node, index) => isSize(node, before.nodes[index])) &&
    now.edges.every(({ plate }, index) => isSize(plate, before.edges[index].plate));
  if (isSame) return 'none';
  const isComplete = (found: readonly unknown[], count: number) => found.length === count && !found.includes(undefined);
  return isComplete(nodes, before.nodes.length) && isComplete(edges, before.edges.length) ? 'sizes' : 'structure';
}

function isAsBefore(found: readonly (number | undefined)[], count: number): boolean {
  return found.length === count && found.every((old, index) => old === index);
}

function isSize(one: Size | undefined, other: Size | undefined): boolean {
  return one?.width === other?.width && one?.height === other?.height;
}
