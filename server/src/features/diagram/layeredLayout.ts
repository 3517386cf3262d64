import type { DiagramPoint } from '../../protocol/diagram';
import type { Size } from './boxes';
import { curve } from './curve';
import { type Flow, flows } from './flow';
import { layersOf, orderLayers } from './layers';
import { type Box, type Boxes, type EdgePlace, endsOf, margin, type Placement } from './placement';

const rowGap = 44;
const columnGap = 24;

/**
 * A plain layered layout of our own: rows by the longest way from a source, ordered by the middle of the neighbours;
 * plates stand in rows like nodes. Coarser than Graphviz, but nearly linear in time: for graphs that are too large for
 * it, and when it fails.
 */
export function layeredLayout(boxes: Boxes): Placement {
  const flow = flows(boxes);
  const { items, arrows, plateOf } = itemsOf(boxes, flow);
  const rows = orderLayers(layersOf(items.length, arrows), arrows);
  const width = Math.max(...rows.map((row) => rowWidth(row, items)));
  const places = placeRows(rows, items, width);
  const height = Math.max(...places.map(({ y }, index) => y + items[index].height)) + margin;
  const boxAt = (index: number) => ({ ...items[index], ...places[index] });
  const edges = boxes.edges.map((_, index) => edgePlace(flow[index], arrows, plateOf[index], boxAt));
  return { width: width + 2 * margin, height, nodes: places.slice(0, boxes.nodes.length), edges };
}

type Arrow = readonly [from: number, to: number];

/** The arrows of one edge, by their place in `arrows`, and its plate, by its place in `items`. */
interface PlateOf {
  readonly plate?: number;
  readonly first: number;
}

function itemsOf({ nodes, edges }: Boxes, flow: readonly Flow[]) {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const items: Size[] = nodes.map(({ width, height }) => ({ width, height }));
  const arrows: Arrow[] = [];
  const plateOf = edges.map((box, index): PlateOf => {
    const [upper, lower] = endsOf(box, flow[index]).map((id) => indexOf.get(id) ?? 0);
    const first = arrows.length;
    if (!box.plate) {
      arrows.push([upper, lower]);
      return { first };
    }
    const plate = items.push({ width: box.plate.width, height: box.plate.height }) - 1;
    arrows.push([upper, plate], flow[index] === 'loop' ? [upper, plate] : [plate, lower]);
    return { first, plate };
  });
  return { items, arrows, plateOf };
}

function rowWidth(row: readonly number[], items: readonly Size[]): number {
  return row.reduce((sum, index) => sum + items[index].width + columnGap, -columnGap);
}

function placeRows(rows: readonly (readonly number[])[], items: readonly Size[], width: number): DiagramPoint[] {
  const corners: DiagramPoint[] = [];
  let y = margin;
  for (const row of rows) {
    const height = Math.max(...row.map((index) => items[index].height));
    let x = margin + Math.floor((width - rowWidth(row, items)) / 2);
    for (const index of row) {
      corners[index] = { x, y: y + Math.floor((height - items[index].height) / 2) };
      x += items[index].width + columnGap;
    }
    y += height + rowGap;
  }
  return corners;
}

function edgePlace(
  flow: Flow,
  arrows: readonly Arrow[],
  { plate, first }: PlateOf,
  boxAt: (index: number) => Box,
): EdgePlace {
  const piece = ([upper, lower]: Arrow) => curve(lowerSide(boxAt(upper)), upperSide(boxAt(lower)));
  if (plate === undefined) return { flow, pieces: [piece(arrows[first])] };
  const { x, y } = boxAt(plate);
  return { flow, pieces: [piece(arrows[first]), piece(arrows[first + 1])], plateAt: { x, y } };
}

function lowerSide({ x, y, width, height }: Box): DiagramPoint {
  return { x: x + width / 2, y: y + height };
}

function upperSide({ x, y, width }: Box): DiagramPoint {
  return { x: x + width / 2, y };
}
