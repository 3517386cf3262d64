import type { DiagramPoint } from '../../protocol/diagram';
import type { Size } from './boxes';
import { type Flow, flows } from './flow';
import type { GraphvizEngine } from './graphviz';
import { type Boxes, type EdgeBox, type EdgePlace, endsOf, margin, type Placement } from './placement';
import { type ExtraRows, stagger } from './stagger';

/** A picture wider than this, in px, and wider than high, is worth another try. */
const tooWide = 1400;
const mostRows = 3;
/** A panel beside an editor, in px. */
const panel: Size = { width: 800, height: 1000 };

/**
 * Places the boxes with Graphviz. A plate is a node of its own in the middle of its edge, so that nothing ever covers
 * it. No text of the file reaches Graphviz, only numbers: one pixel is one of its points.
 */
export function graphvizLayout(boxes: Boxes, graphviz: GraphvizEngine): Placement {
  const flow = flows(boxes);
  let best = attempt(boxes, flow, 1, graphviz);
  const inHurry = boxes.nodes.length > hurryFrom;
  for (let rows = 2; rows <= mostRows && !inHurry && best.width > Math.max(tooWide, best.height); rows++) {
    const other = attempt(boxes, flow, rows, graphviz);
    if (scaleOf(other) > scaleOf(best) * 1.1) best = other;
  }
  return best;
}

function attempt(boxes: Boxes, flow: readonly Flow[], rows: number, graphviz: GraphvizEngine): Placement {
  const extra = stagger(boxes, flow, rows);
  const output = JSON.parse(graphviz.layout(dotOf(boxes, flow, extra))) as GraphvizOutput;
  return placementOf(boxes, flow, output);
}

function scaleOf({ width, height }: Size): number {
  return Math.min(panel.width / width, panel.height / height);
}

/** From this many nodes on, some beauty goes for time. */
const hurryFrom = 100;
const graphAttributes = 'rankdir=TB;ranksep=0.62;nodesep=0.3';

function dotOf(boxes: Boxes, flow: readonly Flow[], extra: ExtraRows): string {
  const { nodes, edges } = boxes;
  const hurry = nodes.length > hurryFrom ? 'nslimit=1;nslimit1=1;mclimit=0.1;' : '';
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const statements = [
    `${graphAttributes};${hurry}`,
    `node[shape=box,fixedsize=true,label=""];edge[dir=none]`,
    ...nodes.map((box, index) => `n${index}[${sizeOf(box)}]`),
    ...edges.flatMap(({ plate }, index) => (plate ? [`p${index}[${sizeOf(plate)}]`] : [])),
    ...edges.flatMap((edge, index) =>
      edgeStatements({ ...edge, flow: flow[index], extra: extra[index], index }, names),
    ),
  ];
  return `digraph{${statements.join('\n')}}`;
}

function sizeOf({ width, height }: Size): string {
  return `width=${(width / 72).toFixed(4)},height=${(height / 72).toFixed(4)}`;
}

const ports = 'tailport=s,headport=n';

interface EdgeToPlace extends EdgeBox {
  readonly flow: Flow;
  readonly extra: number;
  readonly index: number;
}

function edgeStatements(box: EdgeToPlace, names: Map<string, string>): readonly string[] {
  const { plate, flow, extra, index } = box;
  const [upper, lower] = endsOf(box, flow).map((id) => names.get(id));
  const length = `minlen=${1 + extra}`;
  if (!plate) return [`${upper}->${lower}[id=e${index},${ports},${length},weight=4]`];
  const first = `${upper}->p${index}[id=s${index},${ports},weight=2]`;
  const second = flow === 'loop' ? `${upper}->p${index}` : `p${index}->${lower}`;
  return [first, `${second}[id=e${index},${ports},${length},weight=2]`];
}

interface GraphvizOutput {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string }[];
}

function placementOf(boxes: Boxes, flow: readonly Flow[], output: GraphvizOutput): Placement {
  const [left, bottom, right, top] = output.bb.split(',').map(Number);
  const toPoint = (pair: string): DiagramPoint => {
    const [x, y] = pair.split(',').map(Number);
    return { x: round(x - left + margin), y: round(top - y + margin) };
  };
  const centers = new Map((output.objects ?? []).map(({ name, pos }) => [name, toPoint(pos)]));
  const splines = new Map((output.edges ?? []).map(({ id, pos }) => [id, splineOf(pos, toPoint)]));
  const corner = (name: string, size: Size) => cornerOf(centers.get(name), size);
  return {
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(top - bottom + 2 * margin),
    nodes: boxes.nodes.map((box, index) => corner(`n${index}`, box)),
    edges: boxes.edges.map(({ plate }, index) => ({
      flow: flow[index],
      pieces: piecesOf(splines, index),
      plateAt: plate && corner(`p${index}`, plate),
    })),
  };
}

function cornerOf(center: DiagramPoint | undefined, { width, height }: Size): DiagramPoint {
  if (!center) throw new Error('Graphviz left out a node');
  return { x: round(center.x - width / 2), y: round(center.y - height / 2) };
}

function piecesOf(splines: Map<string, readonly DiagramPoint[]>, index: number): EdgePlace['pieces'] {
  const pieces = [splines.get(`s${index}`), splines.get(`e${index}`)].filter((piece) => piece !== undefined);
  if (pieces.length === 0 || pieces.some(({ length }) => length < 4)) throw new Error('Graphviz left out an edge');
  return pieces;
}

/** `e,x,y` and `s,x,y` in front of the points are the tips of arrows. */
function splineOf(pos: string, toPoint: (pair: string) => DiagramPoint): readonly DiagramPoint[] {
  const [first] = pos.split(';');
  return first
    .split(' ')
    .filter((pair) => /^[-\d]/.test(pair))
    .map(toPoint);
}

function round(value: number): number {
  if (!Number.isFinite(value)) throw new Error('Graphviz left out a place');
  return Math.round(value * 10) / 10;
}
