import type { DiagramText } from '../../server/src/protocol/diagram';
import { setAttributes, svg } from './svg';

/** Draws lines of text at their places. */
export function textViews(texts: readonly DiagramText[]): readonly SVGTextElement[] {
  return texts.map(({ role, text, x, y, width }) =>
    svg('text', { class: `text-${role}`, x, y, 'data-width': width }, [text]),
  );
}

/** Squeezes those texts below `root` that this machine's fonts make wider than the room they have. */
export function squeezeTexts(root: Element): void {
  for (const element of root.querySelectorAll<SVGTextElement>('text[data-width]')) {
    const width = Number(element.dataset.width);
    const tooWide = element.getComputedTextLength() > width + 0.5;
    setAttributes(element, tooWide ? { textLength: width, lengthAdjust: 'spacingAndGlyphs' } : {});
  }
}
