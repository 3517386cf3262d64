import type { Diagram } from '../../server/src/protocol/diagram';
import type { DiagramStrings } from '../../server/src/protocol/webview';
import { edgeWords, nodeWords } from './words';

/** A line of the text form. */
export interface TextRow {
  /** That of the node or edge. */
  readonly id: string;
  readonly text: string;
  /** 0-based line of the document that it is about. */
  readonly line: number | undefined;
  readonly stageIndex: number | undefined;
  /** What a stage takes; edges have none. */
  readonly children: readonly TextRow[];
}

/**
 * The graph as a list: each stage in the order of the file, and below it what it takes from where. What comes from
 * outside is said there, unless nothing takes it.
 */
export function textRows({ nodes, edges }: Diagram, strings: DiagramStrings): readonly TextRow[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const labelOf = (id: string) => labels.get(id) ?? '';
  return nodes
    .filter(({ id, kind }) => kind === 'stage' || !edges.some(({ from }) => from === id))
    .map((node) => ({
      id: node.id,
      text: nodeWords(node, strings).join(' · '),
      line: node.line,
      stageIndex: node.stageIndex,
      children: edges
        .filter(({ to }) => to === node.id)
        .map((edge) => ({
          id: edge.id,
          text: edgeWords(edge, labelOf, strings).join(' · '),
          line: edge.takings[0]?.line,
          stageIndex: node.stageIndex,
          children: [],
        })),
    }));
}
