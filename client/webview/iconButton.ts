import { html, svg } from './svg';

/** A button with a sign drawn in a 16 × 16 square, and a name. */
export function iconButton(path: string, name: string, press: () => void): HTMLButtonElement {
  const icon = svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, [
    svg('path', { d: path }),
  ]);
  const button = html('button', { type: 'button', title: name, 'aria-label': name }, [icon]);
  button.addEventListener('click', press);
  return button;
}
