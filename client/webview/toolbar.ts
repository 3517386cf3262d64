import type { DiagramStrings } from '../../server/src/protocol/webview';
import { iconButton } from './iconButton';

const icons = {
  zoomOut: 'M3 8H13',
  zoomIn: 'M8 3V13M3 8H13',
  fit: 'M2 6V2H6M10 2H14V6M14 10V14H10M6 14H2V10',
  zoomToSelection: 'M2 5V2H5M11 2H14V5M14 11V14H11M5 14H2V11M5.5 5.5H10.5V10.5H5.5Z',
  search: 'M7 2.5A4.5 4.5 0 1 0 7 11.5A4.5 4.5 0 1 0 7 2.5ZM10.3 10.3L14 14',
  textForm: 'M2 4H3M5.5 4H14M4.5 8H5.5M8 8H14M4.5 12H5.5M8 12H14',
  help: 'M5.5 6A2.5 2.5 0 1 1 8 8.5V10M8 13V13.1',
};

const hostIcons = {
  pick: 'M4 1.5H9.5L12.5 4.5V14.5H4ZM9.5 1.5V4.5H12.5M6 8H10.5M6 11H10.5',
  view: 'M1.5 8C4 4 12 4 14.5 8C12 12 4 12 1.5 8ZM8 6.2A1.8 1.8 0 1 0 8 9.8A1.8 1.8 0 1 0 8 6.2Z',
  export: 'M8 10V2M5 5L8 2L11 5M3 9V13.5H13V9',
  pin: 'M6 2H10L9.5 7L12 9.5H4L6.5 7ZM8 9.5V14.5',
};

/** The buttons for what the host does: which Dockerfile is shown, for how long, and what of it. */
export function hostButtons(
  strings: DiagramStrings,
  actions: Readonly<Record<keyof typeof hostIcons, () => void>>,
): readonly HTMLButtonElement[] {
  return (['pin', 'pick', 'view', 'export'] as const).map((action) =>
    iconButton(hostIcons[action], strings[action], actions[action]),
  );
}

/** What the toolbar does; each has a key, too. */
export type ToolbarActions = Readonly<Record<keyof typeof icons, () => void>>;

/** The buttons for who has no wheel and knows no keys. */
export function toolbarButtons(strings: DiagramStrings, actions: ToolbarActions): readonly HTMLButtonElement[] {
  return (Object.keys(icons) as (keyof typeof icons)[]).map((action) =>
    iconButton(icons[action], strings[action], actions[action]),
  );
}
