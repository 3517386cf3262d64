import type {
  BaseLayers,
  ComparedLayer,
  ComparedStage,
  ComparisonStrings,
} from '../../../server/src/protocol/comparison';
import { html } from '../svg';
import { fill } from '../words';
import { button, sizeCell } from './parts';

/** How the table of layers stands, and what its buttons do. */
export interface LayersLook {
  /** Those without files are shown. */
  readonly withEmpty: boolean;
  /** Those of the base image are shown one by one. */
  readonly withBase: boolean;
  readonly showEmpty: (isShown: boolean) => void;
  readonly showBase: (isShown: boolean) => void;
  readonly reveal: (layer: number) => void;
  readonly exportTable: () => void;
  readonly close: () => void;
}

/** A layer and its place among those of the image. */
type Placed = readonly [at: number, layer: ComparedLayer];

export function drawLayers(
  stage: ComparedStage | undefined,
  strings: ComparisonStrings,
  look: LayersLook,
): readonly HTMLElement[] {
  if (!stage?.image) return [];
  const title = html('h2', { id: 'layers-title' }, [fill(strings.layersOf, stage.label)]);
  const close = button('close', strings.close, look.close);
  const { layers } = stage.image;
  if (!layers) return [title, html('div', { class: 'tools' }, [close]), html('p', {}, [strings.noLayers])];
  const tools = [
    ...emptyBox(layers, strings, look),
    button('export layers', strings.exportTable, look.exportTable),
    close,
  ];
  return [
    title,
    html('div', { class: 'tools' }, tools),
    html('div', { class: 'scroll' }, [table(stage, layers, strings, look)]),
  ];
}

function emptyBox(
  layers: readonly ComparedLayer[],
  { emptyLayers }: ComparisonStrings,
  { withEmpty, showEmpty }: LayersLook,
): readonly HTMLElement[] {
  const count = layers.filter(({ isEmpty }) => isEmpty).length;
  if (count === 0) return [];
  const box = html('input', { type: 'checkbox', 'data-key': 'empty', checked: withEmpty ? '' : undefined });
  box.addEventListener('change', () => showEmpty(box.checked));
  return [html('label', {}, [box, fill(emptyLayers, count)])];
}

function table(
  stage: ComparedStage,
  layers: readonly ComparedLayer[],
  strings: ComparisonStrings,
  look: LayersLook,
): HTMLTableElement {
  const placed = [...layers.entries()];
  const isShown = ([, { isEmpty }]: Placed) => look.withEmpty || !isEmpty;
  const base = placed.filter(([, { origin }]) => origin.kind === 'base');
  const own = placed.filter(([, { origin }]) => origin.kind !== 'base');
  const rowOf = (each: Placed) => row(each, strings, look);
  const heads = [
    html('th', { scope: 'col', class: 'number' }, ['#']),
    html('th', { scope: 'col' }, [strings.instruction]),
    html('th', { scope: 'col' }, [strings.from]),
    html('th', { scope: 'col', class: 'size' }, [strings.layerSize]),
  ];
  const opened = look.withBase ? base.filter(isShown).map(rowOf) : [];
  return html('table', { class: 'layers', 'aria-labelledby': 'layers-title' }, [
    html('caption', {}, [fill(strings.layersOf, stage.label)]),
    html('thead', {}, [html('tr', {}, heads)]),
    html('tbody', {}, [...baseRow(stage.image?.fromBase, strings, look), ...opened]),
    html('tbody', {}, own.filter(isShown).map(rowOf)),
  ]);
}

/** All layers of the base image in one row, which opens. */
function baseRow(base: BaseLayers | undefined, strings: ComparisonStrings, look: LayersLook): readonly HTMLElement[] {
  if (!base) return [];
  const count = base.count === 1 ? strings.oneLayer : fill(strings.layerCount, base.count);
  const text = fill(strings.baseLayers, base.name, count);
  const open = button('base', text, () => look.showBase(!look.withBase), 'link');
  open.setAttribute('aria-expanded', String(look.withBase));
  const cells = [html('td'), html('td', { colspan: 2 }, [open]), sizeCell(base.size, base.share)];
  return [html('tr', {}, cells)];
}

function row([at, layer]: Placed, strings: ComparisonStrings, look: LayersLook): HTMLTableRowElement {
  const { origin, instruction, isEmpty, size, share } = layer;
  const text = instruction || strings.unknownInstruction;
  const code = html('code', {}, [text]);
  const isLink = origin.kind === 'stage';
  const what = isLink ? linkTo(code, () => look.reveal(at), at) : code;
  const from = isLink
    ? fill(strings.madeBy, origin.label, origin.line + 1)
    : origin.kind === 'base'
      ? origin.name
      : strings.unknownOrigin;
  return html('tr', { class: isEmpty ? 'empty' : undefined }, [
    html('td', { class: 'number quiet' }, [String(at + 1)]),
    html('td', { class: 'instruction' }, [what]),
    html('td', { class: isLink ? 'from' : 'from quiet' }, [from]),
    sizeCell(size, share),
  ]);
}

function linkTo(code: HTMLElement, press: () => void, at: number): HTMLButtonElement {
  const link = button(`layer ${at}`, '', press, 'link');
  link.append(code);
  return link;
}
