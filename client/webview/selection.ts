import type { Diagram, DiagramEdge, DiagramNode } from '../../server/src/protocol/diagram';
import type { PictureView } from './pictureView';

/** The stage and the edges that a line of the document belongs to. */
function atLine(diagram: Diagram, line: number | undefined): { node?: DiagramNode; edges: readonly DiagramEdge[] } {
  if (line === undefined) return { edges: [] };
  const node = diagram.nodes.find((one) => contains(one, line));
  return { node, edges: diagram.edges.filter(({ takings }) => takings.some((taking) => contains(taking, line))) };
}

function contains({ line, lastLine }: { readonly line?: number; readonly lastLine?: number }, wanted: number): boolean {
  return line !== undefined && lastLine !== undefined && line <= wanted && wanted <= lastLine;
}

/** Marks the stage and the edges under the cursor. */
export function markSelection(
  diagram: Diagram,
  picture: PictureView,
  line: number | undefined,
): DiagramNode | undefined {
  const { node, edges } = atLine(diagram, line);
  for (const one of diagram.nodes) {
    const element = picture.nodeElement(one.id);
    element?.classList.toggle('selected', one === node);
    if (one === node) element?.setAttribute('aria-current', 'location');
    else element?.removeAttribute('aria-current');
  }
  for (const edge of diagram.edges) {
    for (const element of picture.edgeElements(edge.id)) element.classList.toggle('selected', edges.includes(edge));
  }
  return node;
}
