import * as l10n from '@vscode/l10n';
import type { DiagramLevel } from '../../protocol/diagram';
import type { DiagramModel, ModelEdge, ModelNode } from './diagramModel';
import { instructionLines } from './instructionLines';
import { legendOf } from './legend';
import { takingText } from './taking';

const styles = { base: 'solid', copy: 'dashed', mount: 'dotted', onbuild: 'bold' } as const;
const problemColor = '#cf222e';
const idleColor = '#9aa4af';

/** The graph in Graphviz' DOT language. */
export function toDot(model: DiagramModel, { legend }: { readonly legend?: boolean } = {}): string {
  const { nodes, edges, target } = model;
  const level = model.level ?? 'normal';
  const idle = new Set(target === undefined ? [] : nodes.filter(({ role }) => role === 'idle').map(({ id }) => id));
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    'digraph stages {',
    '  rankdir=TB',
    '  node [fontname="Helvetica" fontsize=11]',
    '  edge [fontname="Courier" fontsize=9]',
    ...nodes.map((node) => `  ${names.get(node.id)} [${attributes(nodeAttributes(node, level, idle.has(node.id)))}]`),
    ...edges.map(
      (edge) =>
        `  ${names.get(edge.from)} -> ${names.get(edge.to)} [${attributes(edgeAttributes(edge, level, idle.has(edge.to)))}]`,
    ),
    ...(legend ? legendLines(model) : []),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** The same kinds of edges as in the graph, in a box of their own. */
function legendLines(model: DiagramModel): readonly string[] {
  const kinds = legendOf(model).flatMap((entry) => ('edge' in entry ? [entry] : []));
  return [
    '  subgraph cluster_legend {',
    `    ${attributes({ label: l10n.t('Legend') })}`,
    '    node [shape=point]',
    ...kinds.map(
      ({ edge, words }, index) => `    k${index}a -> k${index}b [${attributes({ style: styles[edge], label: words })}]`,
    ),
    '  }',
  ];
}

type Attributes = Readonly<Record<string, string | undefined>>;

function nodeAttributes(node: ModelNode, level: DiagramLevel, isIdle: boolean): Attributes {
  const color = node.error !== undefined ? problemColor : isIdle ? idleColor : undefined;
  if (node.kind !== 'stage') return { label: node.label, shape: 'ellipse', color };
  const isGoal = node.isTarget || node.isDefault;
  const style = node.isUnused ? 'rounded,dashed' : isGoal ? 'rounded,bold' : 'rounded';
  const said = level === 'overview' ? [node.label] : [node.label, node.base, ...instructionLines(node)];
  return {
    label: said.filter((line) => line).join('\n'),
    shape: 'box',
    style,
    color,
    fontcolor: isIdle ? idleColor : undefined,
    tooltip: node.error,
  };
}

function edgeAttributes(edge: ModelEdge, level: DiagramLevel, isIdle: boolean): Attributes {
  const isSaid = edge.kind !== 'base' && level !== 'overview';
  return {
    style: styles[edge.kind],
    label: isSaid ? edge.takings.map(takingText).join('\n') : undefined,
    color: edge.error !== undefined ? problemColor : isIdle ? idleColor : undefined,
    fontcolor: isIdle ? idleColor : undefined,
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
