import type { Node } from 'jsonc-parser';
import { eolOf } from './newBuild';

/** A text with a member behind the last one of an object or a list; on a line of its own where the others are. */
export function withMember(text: string, node: Node, member: (indent: string) => string): string {
  const last = node.children?.at(-1);
  const eol = eolOf(text);
  const outer = blanksAt(text, node.offset);
  if (!last) {
    const indent = outer + stepIn(text);
    const insert = `${eol}${indent}${member(indent)}${eol}${outer}`;
    return text.slice(0, node.offset + 1) + insert + text.slice(node.offset + node.length - 1);
  }
  const first = node.children?.[0] ?? last;
  const isBroken = text.slice(node.offset, first.offset).includes('\n');
  const indent = isBroken ? blanksAt(text, last.offset) : outer;
  const at = last.offset + last.length;
  return text.slice(0, at) + (isBroken ? `,${eol}${indent}` : ', ') + member(indent) + text.slice(at);
}

/** A value as it is written with one member on each line, from a line on that is indented so. */
export function jsonLines(value: unknown, text: string, indent: string): string {
  return JSON.stringify(value, undefined, stepIn(text)).replaceAll('\n', eolOf(text) + indent);
}

/** One step of indentation. */
function stepIn(text: string): string {
  return /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
}

/** The blanks that the line of a place begins with. */
function blanksAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
}
