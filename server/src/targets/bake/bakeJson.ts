import type { Node } from 'jsonc-parser';
import type { SourceFile } from '../buildReference';
import { jsonFile, jsonText } from '../jsonFile';
import type { HclAttribute, HclBlock, HclBody, HclName, HclValue } from './hcl/hclSyntax';

/** Reads a bake file in JSON as the HCL that it stands for; what is half typed is read as far as it goes. */
export function parseBakeJson(file: SourceFile): HclBody {
  const { text } = file;
  const { root } = jsonFile(file);
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
      return stringOf(text, node);
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

function stringOf(text: string, node: Node): HclValue {
  const mapped = jsonText(node, text);
  return { kind: 'string', text: mapped, start: mapped.startOf(0), end: mapped.endOf(mapped.text.length) };
}
