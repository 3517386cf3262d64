import * as l10n from '@vscode/l10n';
import type { DiagramLevel } from '../../protocol/diagram';
import type { DiagramModel, ModelEdge, ModelNode } from './diagramModel';
import { instructionLines } from './instructionLines';
import { legendOf } from './legend';
import { takingText } from './taking';

const arrows = { base: '-->', copy: '-.->', mount: '-.->', onbuild: '==>' } as const;
const mostTakings = 4;

/** The graph as a Mermaid flowchart, as GitHub and GitLab draw it in Markdown. */
export function toMermaid(model: DiagramModel, { legend }: { readonly legend?: boolean } = {}): string {
  const { nodes, edges, target } = model;
  const level = model.level ?? 'normal';
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const withClass = (name: string, has: (node: ModelNode) => boolean) => {
    const members = nodes.filter(has).map(({ id }) => names.get(id));
    return members.length > 0 ? [`  class ${members.join(',')} ${name}`] : [];
  };
  const lines = [
    'flowchart TD',
    ...nodes.map((node) => `  ${names.get(node.id)}${shape(node, level)}`),
    ...edges.map((edge) => `  ${names.get(edge.from)} ${arrow(edge, level)} ${names.get(edge.to)}`),
    ...(legend ? legendLines(model) : []),
    '  classDef target stroke-width:3px',
    '  classDef unused stroke-dasharray:4 3',
    '  classDef problem stroke:#cf222e',
    ...withClass('target', ({ isDefault, isTarget }) => (target === undefined ? isDefault : isTarget) === true),
    ...withClass('unused', ({ isUnused }) => isUnused === true),
    ...withClass('problem', ({ error }) => error !== undefined),
    ...(target === undefined
      ? []
      : ['  classDef idle opacity:0.4', ...withClass('idle', ({ role }) => role === 'idle')]),
  ];
  return `${lines.join('\n')}\n`;
}

function shape(node: ModelNode, level: DiagramLevel): string {
  if (node.kind !== 'stage') return `(["${lines([node.label])}"])`;
  return `["${lines(level === 'overview' ? [node.label] : [node.label, node.base ?? '', ...instructionLines(node)])}"]`;
}

/** The same kinds of arrows as in the picture, below it. */
function legendLines(model: DiagramModel): readonly string[] {
  const kinds = legendOf(model).flatMap((entry) => ('edge' in entry ? [entry] : []));
  return [
    `  subgraph key ["${lines([l10n.t('Legend')])}"]`,
    ...kinds.map(
      ({ edge, words }, index) => `    k${index}a[" "] ${arrows[edge]}|"${lines([words])}"| k${index}b[" "]`,
    ),
    '  end',
  ];
}

function arrow(edge: ModelEdge, level: DiagramLevel): string {
  if (edge.kind === 'base' || level === 'overview') return arrows[edge.kind];
  const prefix = edge.kind === 'mount' ? 'mount ' : edge.kind === 'onbuild' ? 'ONBUILD ' : '';
  const shown = edge.takings.slice(0, mostTakings).map((taking) => prefix + takingText(taking));
  const more = edge.takings.length > mostTakings ? ['…'] : [];
  return `${arrows[edge.kind]}|"${lines([...shown, ...more])}"|`;
}

function lines(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '')
    .map(escapeMermaid)
    .join('<br/>');
}

/** Everything but plain characters of names and paths becomes a character code, so that no text is markup. */
function escapeMermaid(text: string): string {
  return text.replace(/[^\p{L}\p{N} /.:@_→…=,+-]/gu, (character) => `#${character.codePointAt(0)};`);
}
