import type { Stage, StageGraph } from '../../model/stageGraph';
import type {
  DiagramEdgeKind,
  DiagramInstruction,
  DiagramLevel,
  DiagramNode,
  DiagramNotice,
  DiagramView,
} from '../../protocol/diagram';
import type { DiagramIconName } from '../../protocol/diagramIcons';
import { chosenStage } from './chosenStage';
import { edgesOf } from './modelEdges';
import { errorPlaces } from './modelErrors';
import { ExternalNodes, stageNodes } from './modelNodes';
import { noticeOf } from './notice';
import type { Taking } from './taking';

/** A stage, or something from outside that stages take from; not placed yet. */
export interface ModelNode
  extends Omit<DiagramNode, 'texts' | 'badges' | 'icon' | 'instructions' | 'x' | 'y' | 'width' | 'height'> {
  readonly icon: DiagramIconName;
  /** All but FROM, of a stage that is shown in detail. */
  readonly instructions?: readonly ModelInstruction[];
}

export type ModelInstruction = Pick<DiagramInstruction, 'kind' | 'full' | 'line' | 'lastLine'>;

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
  /** As asked for. */
  readonly level?: DiagramLevel;
  /** As asked for, if there is such a stage. */
  readonly target?: number;
}

export interface DiagramOptions extends DiagramView {
  /** Whether another file builds this stage, so that it is not unused. */
  readonly isTargeted?: (stage: Stage) => boolean;
  /** What the builds in other files are called that ask for this stage by its name. */
  readonly targetedBy?: (stage: Stage) => readonly string[];
  /** The build as which the file is seen, in a sentence. */
  readonly seenAs?: string;
}

/** Nodes and edges of a stage graph. A file that cannot be built has them too, as far as they can be made out. */
export function diagramModel(graph: StageGraph, options: DiagramOptions = {}): DiagramModel {
  const errors = errorPlaces(graph);
  const outside = new ExternalNodes(options.images);
  const edges = edgesOf(graph, outside, errors);
  const errorOf = ({ id }: ModelNode) => edges.find(({ from, error }) => from === id && error !== undefined)?.error;
  const others = outside.all().map((node) => ({ ...node, error: errorOf(node) }));
  const nodes = [...stageNodes(graph, errors, options), ...others];
  const target = chosenStage(graph, options)?.index;
  return { nodes, edges, notice: noticeOf(graph, options), level: options.level, target };
}
