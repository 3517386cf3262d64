import type { DiagramEdge, DiagramPoint, Picture } from '../../protocol/diagram';
import type { DiagramModel } from './diagramModel';
import type { GraphvizEngine } from './graphviz';
import { graphvizLayout } from './graphvizLayout';
import { layeredLayout } from './layeredLayout';
import { type Detail, nodeBox } from './nodeBox';
import type { Boxes, EdgeBox, Placement } from './placement';
import { plateBox } from './plateBox';
import { route } from './route';
import { takingText } from './taking';

/** From this many nodes on, a picture has names alone. */
const overviewFrom = 150;
/** From this many nodes and edges on, Graphviz would keep people waiting. */
const coarseFrom = 900;

/** Places a model. The same model gives the same picture; whatever becomes of Graphviz, there is one. */
export function layoutDiagram(model: DiagramModel, graphviz: GraphvizEngine): Picture {
  const detail: Detail = model.nodes.length < overviewFrom ? 'normal' : 'overview';
  const boxes: Boxes = {
    nodes: model.nodes.map((node) => nodeBox(node, detail, model.notice?.text)),
    edges: model.edges.map((edge) => ({ edge, plate: detail === 'normal' ? plateBox(edge) : undefined })),
  };
  return pictureOf(model, boxes, place(boxes, graphviz));
}

function place(boxes: Boxes, graphviz: GraphvizEngine): Placement {
  if (boxes.nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  if (boxes.nodes.length + boxes.edges.length >= coarseFrom) return layeredLayout(boxes);
  try {
    return graphvizLayout(boxes, graphviz);
  } catch {
    return layeredLayout(boxes);
  }
}

function pictureOf(model: DiagramModel, boxes: Boxes, placement: Placement): Picture {
  const paths = route(boxes, placement);
  return {
    width: placement.width,
    height: placement.height,
    nodes: boxes.nodes.map((box, index) => ({ ...box, ...placement.nodes[index] })),
    edges: boxes.edges.map((box, index) => placedEdge(box, paths[index], placement.edges[index].plateAt)),
    notice: model.notice,
  };
}

function placedEdge({ edge, plate }: EdgeBox, path: readonly DiagramPoint[], plateAt?: DiagramPoint): DiagramEdge {
  const { takings, ...rest } = edge;
  return {
    ...rest,
    takings: takings.map((taking) => ({ what: takingText(taking), line: taking.line, lastLine: taking.lastLine })),
    path,
    plate: plate && plateAt ? { ...plate, ...plateAt } : undefined,
  };
}
