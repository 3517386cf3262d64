import type { DiagramEdge, DiagramNode } from '../../server/src/protocol/diagram';
import type { DiagramStrings } from '../../server/src/protocol/webview';

/** What a node is, in words: for screen readers and as a tooltip. One thing a line. */
export function nodeWords(node: DiagramNode, strings: DiagramStrings): readonly string[] {
  if (node.kind === 'context') return [fill(strings.context, node.label)];
  if (node.kind !== 'stage') return [fill(strings.image, node.label)];
  return [
    fill(strings.stage, node.label),
    node.base && fill(strings.fromBase, node.base),
    node.comment,
    node.line !== undefined && fill(strings.line, node.line + 1),
    node.isDefault && (node.isTarget ? strings.isTarget : strings.isDefault),
    node.isUnused && strings.isUnused,
    node.error,
  ].filter((words) => typeof words === 'string' && words !== '') as string[];
}

/** What an edge does, in words: who takes from whom, then each instruction with its line. */
export function edgeWords(
  edge: DiagramEdge,
  labelOf: (id: string) => string,
  strings: DiagramStrings,
): readonly string[] {
  const sentences = {
    base: strings.baseEdge,
    copy: strings.copyEdge,
    mount: strings.mountEdge,
    onbuild: strings.onbuildEdge,
  };
  return [
    fill(sentences[edge.kind], labelOf(edge.from), labelOf(edge.to)),
    ...edge.takings.map(({ what, line }) => `${fill(strings.line, line + 1)}: ${what}`),
    ...(edge.error ? [edge.error] : []),
  ];
}

/** Puts values into `{0}`, `{1}` … of a sentence; what they hold is not looked at again. */
export function fill(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d)\}/g, (whole, index) => String(values[Number(index)] ?? whole));
}
