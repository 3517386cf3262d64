import type { DiagramPoint } from '../../protocol/diagram';
import type { Size } from './boxes';
import type { GraphvizEngine } from './graphviz';
import { type Boxes, type EdgeBox, type EdgePlace, margin, type Placement } from './placement';

/**
 * Places the boxes with Graphviz. A plate is a node of its own in the middle of its edge, so that nothing ever covers
 * it. No text of the file reaches Graphviz, only numbers: one pixel is one of its points.
 */
export function graphvizLayout(boxes: Boxes, graphviz: GraphvizEngine): Placement {
  const output = JSON.parse(graphviz.layout(dotOf(boxes))) as GraphvizOutput;
  return placementOf(boxes, output);
}

const graphAttributes = 'rankdir=TB;ranksep=0.62;nodesep=0.3';

function dotOf(boxes: Boxes): string {
  const { nodes, edges } = boxes;
  // Large graphs trade some beauty for time.
  const hurry = nodes.length > 150 ? 'nslimit=1;nslimit1=1;mclimit=0.1;' : '';
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const statements = [
    `${graphAttributes};${hurry}`,
    `node[shape=box,fixedsize=true,label=""];edge[dir=none]`,
    ...nodes.map((box, index) => `n${index}[${sizeOf(box)}]`),
    ...edges.flatMap(({ plate }, index) => (plate ? [`p${index}[${sizeOf(plate)}]`] : [])),
    ...edges.flatMap((edge, index) => edgeStatements(edge, index, names)),
  ];
  return `digraph{${statements.join('\n')}}`;
}

function sizeOf({ width, height }: Size): string {
  return `width=${(width / 72).toFixed(4)},height=${(height / 72).toFixed(4)}`;
}

function edgeStatements({ edge, plate }: EdgeBox, index: number, names: Map<string, string>): readonly string[] {
  const from = names.get(edge.from);
  const to = names.get(edge.to);
  if (!plate) return [`${from}->${to}[id=e${index},tailport=s,headport=n,weight=4]`];
  return [
    `${from}->p${index}[id=s${index},tailport=s,headport=n,weight=2]`,
    `p${index}->${to}[id=e${index},tailport=s,headport=n,weight=2]`,
  ];
}

interface GraphvizOutput {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string }[];
}

function placementOf(boxes: Boxes, output: GraphvizOutput): Placement {
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
    edges: boxes.edges.map(({ plate }, index) => edgePlace(splines, index, plate && corner(`p${index}`, plate))),
  };
}

function cornerOf(center: DiagramPoint | undefined, { width, height }: Size): DiagramPoint {
  if (!center) throw new Error('Graphviz left out a node');
  return { x: round(center.x - width / 2), y: round(center.y - height / 2) };
}

function edgePlace(splines: Map<string, readonly DiagramPoint[]>, index: number, plateAt?: DiagramPoint): EdgePlace {
  const pieces = [splines.get(`s${index}`), splines.get(`e${index}`)];
  return { pieces: pieces.filter((piece) => piece !== undefined), plateAt };
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
  return Math.round(value * 10) / 10;
}
