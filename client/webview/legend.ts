import type { Diagram, DiagramEdge, DiagramEdgeKind, DiagramNode } from '../../server/src/protocol/diagram';
import type { DiagramStrings } from '../../server/src/protocol/webview';
import { html, setChildren, svg } from './svg';

type Entry = readonly [sample: SVGElement, words: string];

/** Explains the lines and colours that the picture has, and no others. */
export function drawLegend(list: HTMLElement, diagram: Diagram, strings: DiagramStrings): void {
  const entries = [...edgeEntries(diagram.edges, strings), ...nodeEntries(diagram, strings)];
  const items = entries.map(([sample, words]) =>
    html('li', {}, [svg('svg', { width: 30, height: 14, 'aria-hidden': 'true' }, [sample]), words]),
  );
  setChildren(list, items);
  list.hidden = entries.length < 2;
}

function edgeEntries(edges: readonly DiagramEdge[], strings: DiagramStrings): readonly Entry[] {
  const kinds: readonly DiagramEdgeKind[] = ['base', 'copy', 'mount', 'onbuild'];
  return kinds
    .filter((kind) => edges.some((edge) => edge.kind === kind))
    .map((kind) => [lineSample(kind), strings[kind]]);
}

function nodeEntries({ nodes, edges }: Diagram, strings: DiagramStrings): readonly Entry[] {
  const has = (role: DiagramNode['role']) => nodes.some((node) => node.role === role);
  const broken = [...nodes, ...edges].some(({ error }) => error !== undefined);
  const entries: (Entry | false)[] = [
    has('ships') && has('builds') && [barSample('ships'), strings.ships],
    has('builds') && [barSample('builds'), strings.builds],
    broken && [lineSample('base error'), strings.problem],
  ];
  return entries.filter((entry) => entry !== false);
}

function lineSample(kind: string): SVGElement {
  return svg('g', { class: `edge ${kind}` }, [
    svg('path', { class: 'edge-line', d: 'M1 7H21' }),
    svg('path', { class: 'edge-head', d: 'M29 7L20 11.5L21.5 7L20 2.5Z' }),
  ]);
}

function barSample(role: string): SVGElement {
  return svg('g', { class: role }, [
    svg('rect', { class: 'box', x: 3.5, y: 0.5, width: 22, height: 13, rx: 3.5 }),
    svg('rect', { class: 'bar', x: 6, y: 3, width: 3, height: 8, rx: 1.5 }),
  ]);
}
