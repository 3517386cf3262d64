import type { DiagramStrings } from '../../server/src/protocol/webview';
import { html, svg } from './svg';

export interface ToolbarActions {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
}

const icons = {
  fit: 'M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10',
  zoomIn: 'M8 3V13M3 8H13',
  zoomOut: 'M3 8H13',
};

/** The buttons for who has no wheel. */
export function toolbarButtons(strings: DiagramStrings, actions: ToolbarActions): readonly HTMLButtonElement[] {
  return (['zoomOut', 'zoomIn', 'fit'] as const).map((action) => {
    const icon = svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, [
      svg('path', { d: icons[action] }),
    ]);
    const button = html('button', { type: 'button', title: strings[action], 'aria-label': strings[action] }, [icon]);
    button.addEventListener('click', actions[action]);
    return button;
  });
}
