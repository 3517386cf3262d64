import type { DiagramEdge, DiagramPoint, Picture } from '../../protocol/diagram';
import type { DiagramModel } from './diagramModel';
import type { GraphvizEngine } from './graphviz';
import { graphvizLayout } from './graphvizLayout';
import { layeredLayout } from './layeredLayout';
import { levelOf, overviewFrom } from './level';
import { nodeBox } from './nodeBox';
import type { Boxes, EdgeBox, Placement } from './placement';
import { plateBox } from './plateBox';
import { route } from './route';
import { changeOf } from './steady/change';
import { type Cost, costOf, isWorn } from './steady/cost';
import { nearer } from './steady/mirrored';
import { type Placed, steadyLayout } from './steady/steadyLayout';
import { takingText } from './taking';

/** From this many nodes and edges on, Graphviz would keep people waiting. */
const coarseFrom = 900;
/** Each so many edits a picture is compared with a fresh one. */
const comparedEach = 8;

/** A picture, and what the next one of the same document needs to stay like it. */
export interface Laid extends Placed {
  readonly picture: Picture;
  readonly cost: Cost;
  /** What a picture costs that grew out of no other: the last such one that this one was compared with. */
  readonly fresh: Cost;
  /** How often something came or went since then. */
  readonly edits: number;
}

/** Places a model. The same model gives the same picture; whatever becomes of Graphviz, there is one. */
export function layoutDiagram(model: DiagramModel, graphviz: GraphvizEngine): Picture {
  return layOut(model, graphviz).picture;
}

/**
 * The same after an edit: what was in the picture before stays where it was. Only where that has become a lot worse than
 * a fresh picture, or is about something else altogether, there is a fresh one.
 */
export function layOut(model: DiagramModel, graphviz: GraphvizEngine, before?: Laid): Laid {
  const boxes = boxesOf(model);
  const change = before ? changeOf(before.boxes, boxes) : 'other';
  if (!before || change === 'other') return freshly(model, boxes, place(boxes, graphviz));
  if (change === 'none') {
    const paths = before.picture.edges.map(({ path }) => path);
    return { ...before, boxes, picture: pictureOf(model, boxes, before.placement, paths) };
  }
  const edits = before.edits + (change === 'structure' ? 1 : 0);
  const grown = (mend: boolean) => laid(model, boxes, steadyLayout(boxes, before, mend));
  const first = grown(false);
  const isDoubtful = isWorn(first.cost, before.fresh);
  if (!isDoubtful && (change === 'sizes' || edits % comparedEach !== 0))
    return { ...first, fresh: before.fresh, edits };
  const compared = freshly(model, boxes, nearer(boxes, place(boxes, graphviz), before));
  const isGood = ({ cost }: { readonly cost: Cost }) => !isWorn(cost, compared.fresh, isDoubtful ? 1 : 2);
  const good = isGood(first) ? first : [grown(true)].find(isGood);
  return good ? { ...good, fresh: isDoubtful ? compared.fresh : before.fresh, edits } : compared;
}

/** The finer of what an engine made and what becomes of it when each edge has its lane; of many nodes the former. */
function freshly(model: DiagramModel, boxes: Boxes, placement: Placement): Laid {
  const made = laid(model, boxes, placement);
  if (boxes.nodes.length === 0 || boxes.nodes.length >= overviewFrom) return { ...made, fresh: made.cost, edits: 0 };
  const polished = laid(model, boxes, steadyLayout(boxes, made, true));
  const finer = polished.cost.crossings <= made.cost.crossings ? polished : made;
  return { ...finer, fresh: finer.cost, edits: 0 };
}

function laid(model: DiagramModel, boxes: Boxes, placement: Placement) {
  const picture = pictureOf(model, boxes, placement);
  return { boxes, placement, picture, cost: costOf(picture) };
}

function boxesOf(model: DiagramModel): Boxes {
  const level = levelOf(model);
  return {
    nodes: model.nodes.map((node) => nodeBox(node, level, model.notice?.text)),
    edges: model.edges.map((edge) => ({ edge, plate: level === 'overview' ? undefined : plateBox(edge) })),
  };
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

function pictureOf(model: DiagramModel, boxes: Boxes, placement: Placement, paths = route(boxes, placement)): Picture {
  return {
    level: levelOf(model),
    target: model.target,
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
