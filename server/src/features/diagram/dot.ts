import type { DiagramModel, ModelEdge, ModelNode } from './diagramModel';
import { takingText } from './taking';

const styles = { base: 'solid', copy: 'dashed', mount: 'dotted', onbuild: 'bold' } as const;
const problemColor = '#cf222e';

/** The graph in Graphviz' DOT language. */
export function toDot({ nodes, edges }: DiagramModel): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    'digraph stages {',
    '  rankdir=TB',
    '  node [fontname="Helvetica" fontsize=11]',
    '  edge [fontname="Courier" fontsize=9]',
    ...nodes.map((node) => `  ${names.get(node.id)} [${attributes(nodeAttributes(node))}]`),
    ...edges.map((edge) => `  ${names.get(edge.from)} -> ${names.get(edge.to)} [${attributes(edgeAttributes(edge))}]`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

type Attributes = Readonly<Record<string, string | undefined>>;

function nodeAttributes(node: ModelNode): Attributes {
  const color = node.error === undefined ? undefined : problemColor;
  if (node.kind !== 'stage') return { label: node.label, shape: 'ellipse', color };
  const style = node.isUnused ? 'rounded,dashed' : node.isDefault ? 'rounded,bold' : 'rounded';
  return {
    label: [node.label, node.base].filter((line) => line).join('\n'),
    shape: 'box',
    style,
    color,
    tooltip: node.error,
  };
}

function edgeAttributes(edge: ModelEdge): Attributes {
  return {
    style: styles[edge.kind],
    label: edge.kind === 'base' ? undefined : edge.takings.map(takingText).join('\n'),
    color: edge.error === undefined ? undefined : problemColor,
    tooltip: edge.error,
  };
}

function attributes(all: Attributes): string {
  return Object.entries(all)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${quoted(value)}`]))
    .join(' ');
}

/** A quoted string in which nothing is an escape: a backslash is one, and a line ends where the text has it end. */
function quoted(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
  return `"${escaped}"`;
}
