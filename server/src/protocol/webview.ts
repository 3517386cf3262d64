import type { Diagram, DiagramImages, DiagramLevel } from './diagram';

/** What the diagram's webview and its host say to each other. */

/** The words of the panel, in the user's language. `{0}` … are filled in by the webview. */
export interface DiagramStrings {
  readonly diagram: string;
  readonly waiting: string;
  readonly fit: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly legend: string;
  readonly base: string;
  readonly copy: string;
  readonly mount: string;
  readonly onbuild: string;
  readonly ships: string;
  readonly builds: string;
  readonly problem: string;
  /** `{0}` its name */
  readonly stage: string;
  readonly image: string;
  readonly context: string;
  /** `{0}` what FROM names */
  readonly fromBase: string;
  /** `{0}` line, from 1 */
  readonly line: string;
  /** `{0}` who is taken from, `{1}` who takes */
  readonly baseEdge: string;
  readonly copyEdge: string;
  readonly mountEdge: string;
  readonly onbuildEdge: string;
  readonly isDefault: string;
  readonly isTarget: string;
  readonly isUnused: string;
  readonly keys: string;
  /** Of a stage that is being built. */
  readonly running: string;
  /** `{0}` how many */
  readonly errors: string;
  readonly warnings: string;
  readonly stageCount: string;
  /** `{0}` a stage, `{1}` what is new of it */
  readonly says: string;
  readonly pick: string;
  readonly pin: string;
  readonly view: string;
  readonly export: string;
  readonly zoomToSelection: string;
  readonly search: string;
  /** `{0}` which of them, `{1}` how many */
  readonly matches: string;
  readonly noMatch: string;
  readonly previous: string;
  readonly next: string;
  readonly close: string;
  readonly textForm: string;
  readonly help: string;
  /** Keys, and what each does. */
  readonly keyList: readonly (readonly [key: string, what: string])[];
}

/** What a build makes of a stage. */
export type OverlayState = 'waiting' | 'running' | 'cached' | 'done' | 'failed' | 'cancelled';

/** What is known of a stage beside its picture; nothing of it has a say in the layout. */
export interface StageOverlay {
  readonly stageIndex: number;
  /** Of the newest build that reaches it, until the text changes. */
  readonly state?: OverlayState;
  /** How the build goes, or what the last one made: the longest first; the card shows the first that has room. */
  readonly texts: readonly string[];
  /** All that is known, for the tooltip. */
  readonly facts: readonly string[];
  /** How far it is while it runs, from 0 to 1. */
  readonly part?: number;
  /** Problems in its lines. */
  readonly errors: number;
  readonly warnings: number;
}

/** What a panel shows of a Dockerfile, as far as that was chosen. */
export interface PanelView {
  readonly level?: DiagramLevel;
  readonly images?: DiagramImages;
  /** The stage whose build it is a picture of: its name outlives edits. */
  readonly targetName?: string;
}

/** As much of what a webview kept as makes sense. */
export function panelView(value: unknown): PanelView {
  if (typeof value !== 'object' || value === null) return {};
  const { level, images, targetName } = value as Record<string, unknown>;
  return {
    ...((level === 'overview' || level === 'normal' || level === 'detailed') && { level }),
    ...((images === 'merged' || images === 'perUse') && { images }),
    ...(typeof targetName === 'string' && { targetName }),
  };
}

export type HostMessage =
  | { readonly type: 'strings'; readonly strings: DiagramStrings }
  | { readonly type: 'show'; readonly diagram: Diagram }
  /** The cursor's 0-based line in the document of the diagram, or nothing where it is elsewhere. */
  | { readonly type: 'select'; readonly uri: string; readonly line: number | undefined }
  /** What to remember of what is shown. */
  | { readonly type: 'keep'; readonly shown: PanelView }
  /** All that lies on the cards of a document's stages, in place of what lay there. */
  | { readonly type: 'overlay'; readonly uri: string; readonly stages: readonly StageOverlay[] };

export type WebviewMessage =
  | { readonly type: 'ready' }
  /** Show a 0-based line of the document; `focus` moves the keyboard there as well. */
  | { readonly type: 'reveal'; readonly uri: string; readonly line: number; readonly focus: boolean }
  /** Ask which Dockerfile to show, what of it, or how to export it. */
  | { readonly type: 'pick' }
  | { readonly type: 'view' }
  | { readonly type: 'export' }
  /** Go on showing this one, or follow the editor again. */
  | { readonly type: 'pin'; readonly isPinned: boolean }
  | { readonly type: 'build'; readonly uri: string; readonly stageIndex: number };

/** What the webview keeps for itself over a reload; the host reads `uri` to know what the panel showed. */
export interface DiagramState {
  readonly uri?: string;
  /** The text form is shown instead of the picture. */
  readonly asText?: boolean;
  /** The panel follows no editor. */
  readonly isPinned?: boolean;
  readonly shown?: PanelView;
  readonly view?: { readonly x: number; readonly y: number; readonly scale: number };
}

/** Whether something that came from a webview is a message that we know; nothing else is trusted. */
export function isWebviewMessage(value: unknown): value is WebviewMessage {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Record<string, unknown>;
  switch (message.type) {
    case 'ready':
    case 'pick':
    case 'view':
    case 'export':
      return true;
    case 'pin':
      return typeof message.isPinned === 'boolean';
    case 'reveal':
      return typeof message.uri === 'string' && isCount(message.line) && typeof message.focus === 'boolean';
    case 'build':
      return typeof message.uri === 'string' && isCount(message.stageIndex);
    default:
      return false;
  }
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
