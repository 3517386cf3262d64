import type { DiagramPoint } from '../../protocol/diagram';
import type { Size } from './boxes';
import { curve } from './curve';
import { type Flow, flows } from './flow';
import { layersOf, orderLayers } from './layers';
import { type Boxes, type EdgePlace, endsOf, margin, type Placement } from './placement';

const rowGap = 64;
const columnGap = 24;
const plateGap = 6;

/**
 * A plain layered layout of our own: rows by the longest way from a source, ordered by the middle of the neighbours.
 * Coarser than Graphviz, but linear in time; for graphs that are too large for it, and when it fails.
 */
export function layeredLayout(boxes: Boxes): Placement {
  const flow = flows(boxes);
  const arrows = arrowsOf(boxes, flow);
  const rows = orderLayers(layersOf(boxes.nodes.length, arrows), arrows);
  const width = Math.max(...rows.map((row) => rowWidth(row, boxes)));
  const nodes = placeRows(rows, boxes, width);
  const last = Math.max(...nodes.map(({ y }, index) => y + boxes.nodes[index].height));
  const edges = boxes.edges.map(({ plate }, index) =>
    edgePlace({ boxes, nodes, arrow: arrows[index], flow: flow[index], plate }),
  );
  return { width: width + 2 * margin, height: last + margin, nodes, edges: withoutOverlap(edges, boxes) };
}

type Arrow = readonly [from: number, to: number];

function arrowsOf({ nodes, edges }: Boxes, flow: readonly Flow[]): readonly Arrow[] {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  return edges.map((box, index) => {
    const [upper, lower] = endsOf(box, flow[index]);
    return [indexOf.get(upper) ?? 0, indexOf.get(lower) ?? 0];
  });
}

function rowWidth(row: readonly number[], { nodes }: Boxes): number {
  return row.reduce((sum, index) => sum + nodes[index].width + columnGap, -columnGap);
}

function placeRows(rows: readonly (readonly number[])[], boxes: Boxes, width: number): readonly DiagramPoint[] {
  const corners: DiagramPoint[] = [];
  let y = margin;
  for (const row of rows) {
    const height = Math.max(...row.map((index) => boxes.nodes[index].height));
    let x = margin + (width - rowWidth(row, boxes)) / 2;
    for (const index of row) {
      const box = boxes.nodes[index];
      corners[index] = { x: Math.round(x), y: Math.round(y + (height - box.height) / 2) };
      x += box.width + columnGap;
    }
    y += height + rowGap;
  }
  return corners;
}

interface EdgeCourse {
  readonly boxes: Boxes;
  readonly nodes: readonly DiagramPoint[];
  readonly arrow: Arrow;
  readonly flow: Flow;
  readonly plate?: Size;
}

function edgePlace({ boxes, nodes, arrow: [upper, lower], flow, plate }: EdgeCourse): EdgePlace {
  const start = { x: nodes[upper].x + boxes.nodes[upper].width / 2, y: nodes[upper].y + boxes.nodes[upper].height };
  const end = { x: nodes[lower].x + boxes.nodes[lower].width / 2, y: nodes[lower].y };
  if (!plate) return { flow, pieces: [curve(start, end)] };
  const middle = flow === 'loop' ? { x: start.x, y: start.y + rowGap / 2 } : between(start, end);
  const plateAt = { x: Math.round(middle.x - plate.width / 2), y: Math.round(middle.y - plate.height / 2) };
  const above = curve(start, { x: middle.x, y: plateAt.y });
  const below = curve({ x: middle.x, y: plateAt.y + plate.height }, end);
  return { flow, pieces: [above, flow === 'loop' ? above : below], plateAt };
}

function between(a: DiagramPoint, b: DiagramPoint): DiagramPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** Plates of edges between the same rows stand in one another's way; later ones move down. */
function withoutOverlap(places: readonly EdgePlace[], { edges }: Boxes): readonly EdgePlace[] {
  const taken: (DiagramPoint & Size)[] = [];
  return places.map((place, index) => {
    const plate = edges[index].plate;
    if (!plate || !place.plateAt) return place;
    let { y } = place.plateAt;
    const { x } = place.plateAt;
    for (let other = overlapping(taken, { ...plate, x, y }); other; other = overlapping(taken, { ...plate, x, y })) {
      y = other.y + other.height + plateGap;
    }
    taken.push({ ...plate, x, y });
    return { ...place, plateAt: { x, y } };
  });
}

function overlapping(taken: readonly (DiagramPoint & Size)[], box: DiagramPoint & Size) {
  return taken.find(
    (other) =>
      box.x < other.x + other.width &&
      other.x < box.x + box.width &&
      box.y < other.y + other.height &&
      other.y < box.y + box.height,
  );
}
