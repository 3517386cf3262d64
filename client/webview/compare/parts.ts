import type { Measure } from '../../../server/src/protocol/comparison';
import { html } from '../svg';

/** A button; `key` tells it from all others of the page. */
export function button(key: string, text: string, press: () => void, className = ''): HTMLButtonElement {
  const element = html('button', { type: 'button', 'data-key': key, class: className || undefined }, [text]);
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    press();
  });
  return element;
}

/** A size, with a bar that is as long as its share. */
export function sizeCell(size: Measure | undefined, share: number): HTMLTableCellElement {
  if (!size || share === 0) return html('td', { class: 'size' }, size ? [size.text] : []);
  const fill = html('span', { class: 'fill' });
  fill.style.width = `${Math.min(1, Math.max(0, share)) * 100}%`;
  const bar = html('span', { class: 'bar', 'aria-hidden': 'true' }, [fill]);
  return html('td', { class: 'size' }, [html('span', {}, [size.text]), bar]);
}

/** Draws something anew, after which the same thing has the keyboard. */
export function keepingFocus(draw: () => void): void {
  const key = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
  draw();
  if (key !== undefined) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
