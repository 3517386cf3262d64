import type { DiagramModel, ModelEdge, ModelNode } from './diagramModel';
import { takingText } from './taking';

const arrows = { base: '-->', copy: '-.->', mount: '-.->', onbuild: '==>' } as const;
const mostTakings = 4;

/** The graph as a Mermaid flowchart, as GitHub and GitLab draw it in Markdown. */
export function toMermaid({ nodes, edges }: DiagramModel): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const withClass = (name: string, has: (node: ModelNode) => boolean) => {
    const members = nodes.filter(has).map(({ id }) => names.get(id));
    return members.length > 0 ? [`  class ${members.join(',')} ${name}`] : [];
  };
  const lines = [
    'flowchart TD',
    ...nodes.map((node) => `  ${names.get(node.id)}${shape(node)}`),
    ...edges.map((edge) => `  ${names.get(edge.from)} ${arrow(edge)} ${names.get(edge.to)}`),
    '  classDef target stroke-width:3px',
    '  classDef unused stroke-dasharray:4 3',
    '  classDef problem stroke:#cf222e',
    ...withClass('target', ({ isDefault }) => isDefault === true),
    ...withClass('unused', ({ isUnused }) => isUnused === true),
    ...withClass('problem', ({ error }) => error !== undefined),
  ];
  return `${lines.join('\n')}\n`;
}

function shape(node: ModelNode): string {
  if (node.kind === 'stage') return `["${lines([node.label, node.base ?? ''])}"]`;
  return `(["${lines([node.label])}"])`;
}

function arrow(edge: ModelEdge): string {
  if (edge.kind === 'base') return arrows.base;
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
