import type { Diagram, DiagramEdge, DiagramNode, DiagramPoint } from '../../server/src/protocol/diagram';
import type { DiagramStrings } from '../../server/src/protocol/webview';
import { drawEdge, type EdgeView, newEdgeView, placeLine } from './edgeView';
import { menuContext } from './menuContext';
import { animate, pointBetween, splineBetween } from './motion';
import { drawNode } from './nodeView';
import { setChildren, svg } from './svg';
import { edgeWords } from './words';

/** A node or a plate as it is on the screen: its group, what it shows, and where it is on its way. */
interface Shown<Thing> {
  readonly view: Thing;
  key: string;
  at: DiagramPoint;
}

interface ShownEdge extends Shown<EdgeView> {
  path: readonly DiagramPoint[];
}

/** Draws diagrams one after the other: what they have in common stays the same element and moves to its new place. */
export class PictureView {
  readonly world = svg('g');
  private readonly lines = svg('g', { 'aria-hidden': 'true' });
  private readonly items = svg('g');
  private readonly nodes = new Map<string, Shown<SVGGElement>>();
  private readonly edges = new Map<string, ShownEdge>();
  private stop = () => {};

  constructor() {
    this.world.append(this.lines, this.items);
  }

  /** Shows a diagram in place of the last one; moves there unless it is of another document. */
  show(diagram: Diagram, strings: DiagramStrings, move: boolean): void {
    this.stop();
    if (!move) this.clear();
    const focused = document.activeElement;
    const labels = new Map(diagram.nodes.map(({ id, label }) => [id, label]));
    const labelOf = (id: string) => labels.get(id) ?? '';
    for (const node of diagram.nodes) this.draw(node, strings, diagram.uri);
    for (const edge of diagram.edges) this.drawEdge(edge, edgeWords(edge, labelOf, strings));
    this.arrange(diagram);
    this.fade(diagram);
    if (focused instanceof SVGElement && focused.isConnected) focused.focus({ preventScroll: true });
    this.moveTo(diagram);
  }

  nodeElement(id: string): SVGGElement | undefined {
    return this.nodes.get(id)?.view;
  }

  edgeElements(id: string): readonly SVGGElement[] {
    const edge = this.edges.get(id)?.view;
    return edge ? [edge.line, edge.plate] : [];
  }

  private clear(): void {
    this.nodes.clear();
    this.edges.clear();
  }

  private draw(node: DiagramNode, strings: DiagramStrings, uri: string): void {
    const shown = this.nodes.get(node.id) ?? { view: svg('g'), key: '', at: node };
    const key = JSON.stringify([{ ...node, x: 0, y: 0 }, strings]);
    if (shown.key !== key) {
      drawNode(shown.view, node, strings);
      shown.view.dataset.vscodeContext = menuContext(uri, node);
    }
    this.nodes.set(node.id, Object.assign(shown, { key }));
  }

  private drawEdge(edge: DiagramEdge, words: readonly string[]): void {
    const at = edge.plate ?? edge.path[0];
    const shown = this.edges.get(edge.id) ?? { view: newEdgeView(), key: '', at, path: edge.path };
    const key = JSON.stringify([edge.error, edge.plate?.texts, words]);
    if (shown.key !== key) drawEdge(shown.view, edge, words);
    this.edges.set(edge.id, Object.assign(shown, { key }));
  }

  /** Where a target was chosen, what its build does not need fades. */
  private fade({ target, nodes, edges }: Diagram): void {
    this.world.classList.toggle('chosen', target !== undefined);
    const needed = new Set(nodes.filter(({ role }) => role && role !== 'idle').map(({ id }) => id));
    const taken = new Set(edges.filter(({ to }) => needed.has(to)).map(({ from }) => from));
    for (const { id } of nodes) this.nodeElement(id)?.classList.toggle('unneeded', !needed.has(id) && !taken.has(id));
    for (const { id, to } of edges) {
      for (const element of this.edgeElements(id)) element.classList.toggle('unneeded', !needed.has(to));
    }
  }

  /** Puts the elements into the order of the file, which is the order of the Tab key, and drops what is gone. */
  private arrange({ nodes, edges }: Diagram): void {
    const keep = new Set([...nodes, ...edges].map(({ id }) => id));
    for (const map of [this.nodes, this.edges]) for (const id of [...map.keys()]) if (!keep.has(id)) map.delete(id);
    const platesInto = (id: string) =>
      edges.filter(({ to, plate }) => to === id && plate).flatMap((edge) => this.edges.get(edge.id)?.view.plate ?? []);
    const items = nodes.flatMap(({ id }) => [this.nodeElement(id) ?? [], platesInto(id)].flat());
    setChildren(this.items, items);
    setChildren(
      this.lines,
      edges.flatMap(({ id }) => this.edges.get(id)?.view.line ?? []),
    );
  }

  private moveTo(diagram: Diagram): void {
    const steps = [
      ...diagram.nodes.map((node) => this.nodeStep(node)),
      ...diagram.edges.map((edge) => this.edgeStep(edge)),
    ];
    this.stop = animate((progress) => {
      for (const step of steps) step(progress);
    });
  }

  private nodeStep(node: DiagramNode): (progress: number) => void {
    const shown = this.nodes.get(node.id);
    const from = shown?.at ?? node;
    return (progress) => {
      if (shown) shown.at = place(shown.view, pointBetween(from, node, progress));
    };
  }

  private edgeStep(edge: DiagramEdge): (progress: number) => void {
    const shown = this.edges.get(edge.id);
    if (!shown) return () => {};
    const from = { at: shown.at, path: shown.path };
    return (progress) => {
      shown.path = splineBetween(from.path, edge.path, progress);
      placeLine(shown.view, shown.path);
      if (edge.plate) shown.at = place(shown.view.plate, pointBetween(from.at, edge.plate, progress));
    };
  }
}

function place(group: SVGGElement, point: DiagramPoint): DiagramPoint {
  group.setAttribute('transform', `translate(${point.x} ${point.y})`);
  return point;
}
