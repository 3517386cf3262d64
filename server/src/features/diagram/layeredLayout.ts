import type { DiagramPoint } from '../../protocol/diagram';
import type { Size } from './boxes';
import { curve } from './curve';
import { layersOf, orderLayers } from './layers';
import { type Boxes, type EdgePlace, margin, type Placement } from './placement';

const rowGap = 64;
const columnGap = 24;
const plateGap = 6;

/**
 * A plain layered layout of our own: rows by the longest way from a source, ordered by the middle of the neighbours.
 * Coarser than Graphviz, but linear in time; for graphs that are too large for it, and when it fails.
 */
export function layeredLayout(boxes: Boxes): Placement {
  const arrows = arrowsOf(boxes);
  const rows = orderLayers(layersOf(boxes.nodes.length, arrows), arrows);
  const width = Math.max(...rows.map((row) => rowWidth(row, boxes)));
  const nodes = placeRows(rows, boxes, width);
  const last = Math.max(...nodes.map(({ y }, index) => y + boxes.nodes[index].height));
  const edges = boxes.edges.map(({ plate }, index) => edgePlace(boxes, nodes, arrows[index], plate));
  return { width: width + 2 * margin, height: last + margin, nodes, edges: withoutOverlap(edges, boxes) };
}

type Arrow = readonly [from: number, to: number];

function arrowsOf({ nodes, edges }: Boxes): readonly Arrow[] {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  return edges.map(({ edge }) => [indexOf.get(edge.from) ?? 0, indexOf.get(edge.to) ?? 0]);
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

function edgePlace(boxes: Boxes, corners: readonly DiagramPoint[], [from, to]: Arrow, plate?: Size): EdgePlace {
  const start = { x: corners[from].x + boxes.nodes[from].width / 2, y: corners[from].y + boxes.nodes[from].height };
  const end = { x: corners[to].x + boxes.nodes[to].width / 2, y: corners[to].y };
  if (!plate) return { pieces: [curve(start, end)] };
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const plateAt = { x: Math.round(middle.x - plate.width / 2), y: Math.round(middle.y - plate.height / 2) };
  const lower = { x: middle.x, y: plateAt.y + plate.height };
  return { pieces: [curve(start, { x: middle.x, y: plateAt.y }), curve(lower, end)], plateAt };
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
