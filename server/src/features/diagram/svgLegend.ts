import { arrowHead, splinePath } from '../../protocol/diagramShapes';
import { sizes } from './boxes';
import { straight } from './curve';
import type { LegendEntry } from './legend';
import { element, escapeXml } from './svgText';
import { textWidth } from './textWidth';

const item = { sample: 34, gap: 22, line: 20 };

/** A legend in rows of at most this width, from its top left corner on; and how high it is. */
export function svgLegend(
  entries: readonly LegendEntry[],
  maxWidth: number,
): { readonly markup: string; readonly height: number } {
  let [x, row] = [0, 0];
  const parts = entries.map((entry) => {
    const width = item.sample + Math.ceil(textWidth(entry.words, 'sans', sizes.small));
    if (x > 0 && x + width > maxWidth) {
      x = 0;
      row++;
    }
    const transform = `translate(${x} ${row * item.line})`;
    x += width + item.gap;
    const words = element('text', { class: 'text-notice', x: item.sample, y: 13 }, [escapeXml(entry.words)]);
    return element('g', { transform }, [...sample(entry), words]);
  });
  return { markup: parts.join(''), height: (row + 1) * item.line };
}

function sample(entry: LegendEntry): readonly string[] {
  if ('edge' in entry) {
    const from = { x: 0, y: 9 };
    const path = [from, ...straight(from, { x: 20, y: 9 })];
    return [
      element('g', { class: `edge ${entry.edge}` }, [
        element('path', { class: 'edge-line', d: splinePath(path) }),
        element('path', { class: 'edge-head', d: arrowHead(path) }),
      ]),
    ];
  }
  const isUnused = entry.stage === 'unused';
  return [
    element('g', { class: isUnused ? 'node stage unused' : `node stage ${entry.stage}` }, [
      element('rect', { class: 'box', x: 0.5, y: 1.5, width: 26, height: 15, rx: 4 }),
      ...(isUnused ? [] : [element('rect', { class: 'bar', x: 4, y: 4.5, width: 4, height: 9, rx: 2 })]),
    ]),
  ];
}
