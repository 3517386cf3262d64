import type { Stage, StageGraph } from '../../model/stageGraph';
import type { DiagramEdgeKind, DiagramNode, DiagramNotice } from '../../protocol/diagram';
import { edgesOf } from './modelEdges';
import { errorPlaces } from './modelErrors';
import { ExternalNodes, stageNodes } from './modelNodes';
import { noticeOf } from './notice';
import type { Taking } from './taking';

/** A stage, or something from outside that stages take from; not placed yet. */
export interface ModelNode extends Omit<DiagramNode, 'texts' | 'badges' | 'x' | 'y' | 'width' | 'height'> {
  /** `--platform` of FROM, as written. */
  readonly platform?: string;
}

/** Everything that one node takes from another in one way. */
export interface ModelEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: DiagramEdgeKind;
  readonly takings: readonly Taking[];
  readonly error?: string;
}

/** What there is to draw of a Dockerfile, without any measure. Texts hold no control and no bidi characters. */
export interface DiagramModel {
  /** Stages in file order, then what comes from outside in the order of its first use. */
  readonly nodes: readonly ModelNode[];
  readonly edges: readonly ModelEdge[];
  readonly notice?: DiagramNotice;
}

export interface DiagramOptions {
  /** Whether another file builds this stage, so that it is not unused. */
  readonly isTargeted?: (stage: Stage) => boolean;
  /** The build as which the file is seen, in a sentence. */
  readonly seenAs?: string;
}

/** Nodes and edges of a stage graph. A file that cannot be built has them too, as far as they can be made out. */
export function diagramModel(graph: StageGraph, options: DiagramOptions = {}): DiagramModel {
  const errors = errorPlaces(graph);
  const outside = new ExternalNodes();
  const edges = edgesOf(graph, outside, errors);
  const errorOf = ({ id }: ModelNode) => edges.find(({ from, error }) => from === id && error !== undefined)?.error;
  const others = outside.all().map((node) => ({ ...node, error: errorOf(node) }));
  return { nodes: [...stageNodes(graph, errors, options), ...others], edges, notice: noticeOf(graph, options) };
}
