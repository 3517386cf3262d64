/**
 * What the comparison of stages shows, and what its webview and its host say to each other. Texts come out of Dockerfiles
 * and images: show them as text, never as markup. They hold no control and no bidi characters.
 */

export interface Comparison {
  readonly uri: string;
  /** The Dockerfile as people name it. */
  readonly file: string;
  /** In file order. */
  readonly stages: readonly ComparedStage[];
  /** Sentences that belong above the table. */
  readonly notes: readonly string[];
}

/** A number, and how it is shown. */
export interface Measure {
  readonly value: number;
  readonly text: string;
}

export interface ComparedStage {
  /** The same for as long as the stage keeps its name. */
  readonly id: string;
  readonly index: number;
  readonly label: string;
  /** As FROM has it. */
  readonly base: string;
  /** Without it, the stage is not built, or its image is gone. */
  readonly image?: ComparedImage;
  /** What the last build took, in milliseconds. */
  readonly duration?: Measure;
  /** The Dockerfile says something else now than when it was built. */
  readonly isStale: boolean;
}

export interface ComparedImage {
  /** By which the engine was asked for it. */
  readonly reference: string;
  readonly id: string;
  /** In bytes; undefined where the engine doesn't tell. */
  readonly size?: Measure;
  /** Of the largest image, from 0 to 1. */
  readonly share: number;
  /** In percent, against the largest image; undefined for that one. */
  readonly reduction?: Measure;
  readonly layerCount: number;
  readonly user: string;
  readonly ports: string;
  /** Entry point and arguments, as they would be typed. */
  readonly command: string;
  /** Base first; undefined where the engine doesn't tell. */
  readonly layers?: readonly ComparedLayer[];
  /** The layers that come from the base image, all together. */
  readonly fromBase?: BaseLayers;
}

export interface BaseLayers {
  /** Of the base image. */
  readonly name: string;
  /** Those with files. */
  readonly count: number;
  readonly size?: Measure;
  /** As that of a layer. */
  readonly share: number;
}

export interface ComparedLayer {
  /** Nearly as it is written; empty where nobody knows. */
  readonly instruction: string;
  readonly size?: Measure;
  /** Of what is the largest in the image, a layer or the whole base, from 0 to 1. */
  readonly share: number;
  /** It holds no files. */
  readonly isEmpty: boolean;
  readonly origin: LayerOrigin;
}

export type LayerOrigin =
  | { readonly kind: 'base'; readonly name: string }
  /** `line` is 0-based. */
  | { readonly kind: 'stage'; readonly label: string; readonly line: number }
  /** Nothing in the Dockerfile, as it is now, makes such a layer. */
  | { readonly kind: 'unknown' };

/** The words of the panel, in the user's language. `{0}` … are filled in by the webview. */
export interface ComparisonStrings {
  readonly waiting: string;
  readonly looking: string;
  /** `{0}` file */
  readonly caption: string;
  readonly columns: Readonly<Record<ComparisonColumn, string>>;
  /** `{0}` stage */
  readonly layersOf: string;
  readonly instruction: string;
  readonly from: string;
  readonly layerSize: string;
  readonly largest: string;
  readonly notBuilt: string;
  readonly stale: string;
  readonly build: string;
  readonly copy: string;
  readonly exportTable: string;
  readonly refresh: string;
  readonly close: string;
  /** `{0}` how many */
  readonly emptyLayers: string;
  /** `{0}` image, `{1}` how many layers */
  readonly baseLayers: string;
  /** `{0}` how many */
  readonly layerCount: string;
  readonly oneLayer: string;
  readonly noLayers: string;
  /** `{0}` stage, `{1}` line from 1 */
  readonly madeBy: string;
  readonly unknownOrigin: string;
  /** An instruction that nobody knows. */
  readonly unknownInstruction: string;
}

/** In the order in which they are shown. */
export const comparisonColumns = [
  'stage',
  'base',
  'image',
  'size',
  'layers',
  'reduction',
  'duration',
  'user',
  'ports',
  'command',
] as const;
export type ComparisonColumn = (typeof comparisonColumns)[number];

export interface ComparisonOrder {
  readonly column: ComparisonColumn;
  readonly descending: boolean;
}

export type ComparisonHostMessage =
  | { readonly type: 'strings'; readonly strings: ComparisonStrings }
  | { readonly type: 'show'; readonly comparison: Comparison }
  /** There is nothing to show, and this is why. */
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'busy'; readonly isBusy: boolean };

/** How the tables stand in the webview. */
export interface ComparisonView {
  readonly order?: ComparisonOrder;
  /** The id of the stage whose layers are shown. */
  readonly shown?: string;
}

export type ComparisonWebviewMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  /** Shows the line of a layer, by its place among those of a stage. */
  | { readonly type: 'reveal'; readonly stage: string; readonly layer: number }
  | { readonly type: 'build'; readonly stage: string }
  | { readonly type: 'copy'; readonly view: ComparisonView }
  | { readonly type: 'export'; readonly table: 'stages' | 'layers'; readonly view: ComparisonView };

/** What the webview keeps for itself over a reload; the host reads from it what the panel showed. */
export interface ComparisonState extends ComparisonView {
  readonly uri?: string;
  /** Ids of stages. */
  readonly stages?: readonly string[];
  readonly withEmpty?: boolean;
}

/** Whether something that came from a webview is a message that we know; nothing else is trusted. */
export function isComparisonWebviewMessage(value: unknown): value is ComparisonWebviewMessage {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'ready':
    case 'refresh':
      return true;
    case 'reveal':
      return typeof value.stage === 'string' && isCount(value.layer);
    case 'build':
      return typeof value.stage === 'string';
    case 'copy':
      return isView(value.view);
    case 'export':
      return (value.table === 'stages' || value.table === 'layers') && isView(value.view);
    default:
      return false;
  }
}

/** Whether something that came to the webview is from our host. */
export function isComparisonHostMessage(value: unknown): value is ComparisonHostMessage {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'strings':
      return isRecord(value.strings);
    case 'show':
      return isRecord(value.comparison) && Array.isArray(value.comparison.stages);
    case 'say':
      return typeof value.text === 'string';
    case 'busy':
      return typeof value.isBusy === 'boolean';
    default:
      return false;
  }
}

/** What is left of a state that VS Code kept: a page of an older version may have written it. */
export function comparisonState(value: unknown): ComparisonState {
  if (!isRecord(value)) return {};
  const { uri, stages, order, shown, withEmpty } = value;
  return {
    ...(typeof uri === 'string' && { uri }),
    ...(Array.isArray(stages) && { stages: stages.filter((id) => typeof id === 'string') }),
    ...(isOrder(order) && { order }),
    ...(typeof shown === 'string' && { shown }),
    ...(typeof withEmpty === 'boolean' && { withEmpty }),
  };
}

function isView(value: unknown): value is ComparisonView {
  if (!isRecord(value)) return false;
  const { order, shown } = value;
  return (order === undefined || isOrder(order)) && (shown === undefined || typeof shown === 'string');
}

function isOrder(value: unknown): value is ComparisonOrder {
  if (!isRecord(value)) return false;
  return comparisonColumns.some((column) => column === value.column) && typeof value.descending === 'boolean';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
