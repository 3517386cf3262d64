import {
  type ComparedStage,
  type Comparison,
  type ComparisonColumn,
  type ComparisonOrder,
  type ComparisonStrings,
  comparisonColumns,
} from '../../../server/src/protocol/comparison';
import { cellText, inOrder, numericColumns } from '../../../server/src/protocol/comparisonTable';
import { html } from '../svg';
import { fill } from '../words';
import { button, sizeCell } from './parts';

/** How the table of stages stands, and what its buttons do. */
export interface StagesLook {
  readonly order: ComparisonOrder | undefined;
  /** Whose layers are shown. */
  readonly shown: ComparedStage | undefined;
  readonly sort: (order: ComparisonOrder) => void;
  readonly open: (stage: ComparedStage) => void;
  readonly build: (stage: ComparedStage) => void;
}

export function drawStages(comparison: Comparison, strings: ComparisonStrings, look: StagesLook): HTMLTableElement {
  const heads = comparisonColumns.map((column) => heading(column, strings, look));
  const rows = inOrder(comparison.stages, look.order).map((stage) => row(stage, strings, look));
  return html('table', { class: 'stages' }, [
    html('caption', {}, [fill(strings.caption, comparison.file)]),
    html('thead', {}, [html('tr', {}, heads)]),
    html('tbody', {}, rows),
  ]);
}

function heading(column: ComparisonColumn, { columns }: ComparisonStrings, { order, sort }: StagesLook): HTMLElement {
  const isSorted = order?.column === column;
  const sorted = isSorted ? (order.descending ? 'descending' : 'ascending') : undefined;
  // Whoever asks for numbers first wants to see the largest.
  const next = { column, descending: isSorted ? !order.descending : numericColumns.has(column) };
  const press = button(`sort ${column}`, columns[column], () => sort(next), sorted);
  return html('th', { scope: 'col', class: classOf(column), 'aria-sort': sorted }, [press]);
}

function row(stage: ComparedStage, strings: ComparisonStrings, look: StagesLook): HTMLTableRowElement {
  const isShown = stage === look.shown;
  const element = html(
    'tr',
    { class: isShown ? 'shown' : undefined },
    comparisonColumns.map((column) => cell(stage, column, strings, look)),
  );
  if (stage.image) {
    element.classList.add('opens');
    element.addEventListener('click', () => {
      // Who marks a text wants to copy it.
      if (getSelection()?.isCollapsed !== false) look.open(stage);
    });
  }
  return element;
}

function cell(
  stage: ComparedStage,
  column: ComparisonColumn,
  strings: ComparisonStrings,
  look: StagesLook,
): HTMLTableCellElement {
  const { image } = stage;
  if (column === 'stage') return stageHead(stage, strings, look);
  if (column === 'size') return sizeCell(image?.size, image?.share ?? 0);
  const text = cellText(stage, column);
  if (column === 'image' && !image) {
    const build = button(`build ${stage.id}`, strings.build, () => look.build(stage));
    build.setAttribute('aria-label', `${strings.build} ${stage.label}`);
    return html('td', { class: 'missing' }, [html('span', {}, [strings.notBuilt]), build]);
  }
  if (column === 'reduction' && image?.size && !image.reduction) {
    return html('td', { class: 'number quiet' }, [strings.largest]);
  }
  return html('td', { class: classOf(column), title: text.length > 24 ? text : undefined }, [text]);
}

/** Opens the layers; a stage without an image has none. */
function stageHead(stage: ComparedStage, strings: ComparisonStrings, look: StagesLook): HTMLTableCellElement {
  const stale = stage.isStale ? [html('span', { class: 'quiet' }, [strings.stale])] : [];
  if (!stage.image) return html('th', { scope: 'row' }, [stage.label]);
  const open = button(stage.id, stage.label, () => look.open(stage), 'link');
  open.setAttribute('aria-expanded', String(stage === look.shown));
  open.setAttribute('aria-controls', 'layers');
  open.title = fill(strings.layersOf, stage.label);
  return html('th', { scope: 'row' }, [open, ...stale]);
}

function classOf(column: ComparisonColumn): string {
  return numericColumns.has(column) && column !== 'size' ? 'number' : column;
}
