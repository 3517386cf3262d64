import type {
  ComparedStage,
  Comparison,
  ComparisonOrder,
  ComparisonStrings,
  ComparisonView,
} from '../../../server/src/protocol/comparison';
import { html } from '../svg';
import { post, savedState, saveState } from './host';
import { drawLayers } from './layersView';
import { button, keepingFocus } from './parts';
import { drawStages } from './stagesView';

/** The whole panel. It keeps no truth of its own: it draws the last comparison that it was sent and reports clicks. */
export class ComparisonPage {
  private readonly head = html('div', { class: 'head' });
  private readonly status = html('p', { class: 'status', role: 'status' });
  private readonly notes = html('ul', { class: 'notes' });
  private readonly tools = html('div', { class: 'tools' });
  private readonly stages = html('div', { class: 'scroll' });
  private readonly layers = html('section', { id: 'layers' });
  private strings: ComparisonStrings | undefined;
  private comparison: Comparison | undefined;
  private sentence: string | undefined;
  private isBusy = false;
  private order: ComparisonOrder | undefined;
  private shown: string | undefined;
  private withEmpty = false;
  private withBase = false;

  constructor(root: HTMLElement) {
    const { order, shown, withEmpty = false } = savedState();
    Object.assign(this, { order, shown, withEmpty });
    this.head.append(this.tools, this.status);
    root.append(html('main', {}, [this.head, this.notes, this.stages, this.layers]));
  }

  speak(strings: ComparisonStrings): void {
    this.strings = strings;
    this.draw();
  }

  show(comparison: Comparison): void {
    this.comparison = comparison;
    this.sentence = undefined;
    saveState({ uri: comparison.uri, stages: comparison.stages.map(({ id }) => id) });
    this.draw();
  }

  /** Shows a sentence in the place of the tables. */
  say(sentence: string): void {
    this.sentence = sentence;
    this.comparison = undefined;
    this.draw();
  }

  wait(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.drawStatus();
  }

  private get view(): ComparisonView {
    return { order: this.order, shown: this.shown };
  }

  private draw(): void {
    const { strings } = this;
    if (!strings) return;
    this.drawStatus();
    keepingFocus(() => {
      this.drawTools(strings);
      this.notes.replaceChildren(...(this.comparison?.notes ?? []).map((note) => html('li', {}, [note])));
      this.drawTables(strings);
    });
  }

  private drawStatus(): void {
    const { strings, comparison, sentence, isBusy } = this;
    if (!strings) return;
    const idle = sentence ?? (comparison ? '' : strings.waiting);
    this.status.textContent = isBusy ? strings.looking : idle;
    this.head.classList.toggle('alone', !comparison);
    this.tools.hidden = !comparison && sentence === undefined;
  }

  private drawTools(strings: ComparisonStrings): void {
    const { view } = this;
    const isThere = this.comparison !== undefined;
    const all = [
      button('copy', strings.copy, () => post({ type: 'copy', view })),
      button('export', strings.exportTable, () => post({ type: 'export', table: 'stages', view })),
    ];
    this.tools.replaceChildren(
      ...(isThere ? all : []),
      button('refresh', strings.refresh, () => post({ type: 'refresh' })),
    );
  }

  private drawTables(strings: ComparisonStrings): void {
    const { comparison, order, view, withEmpty, withBase } = this;
    if (!comparison) {
      this.stages.replaceChildren();
      this.layers.replaceChildren();
      return;
    }
    const shown = comparison.stages.find(({ id }) => id === this.shown);
    this.stages.replaceChildren(
      drawStages(comparison, strings, {
        order,
        shown,
        sort: (next) => this.change({ order: next }),
        open: (stage) => this.open(stage === shown ? undefined : stage),
        build: (stage) => post({ type: 'build', stage: stage.id }),
      }),
    );
    this.layers.hidden = !shown?.image;
    this.layers.replaceChildren(
      ...drawLayers(shown, strings, {
        withEmpty,
        withBase,
        showEmpty: (next) => this.change({ withEmpty: next }),
        showBase: (next) => this.change({ withBase: next }),
        reveal: (layer) => shown && post({ type: 'reveal', stage: shown.id, layer }),
        exportTable: () => post({ type: 'export', table: 'layers', view }),
        close: () => this.open(undefined),
      }),
    );
  }

  private open(stage: ComparedStage | undefined): void {
    const before = this.shown;
    this.change({ shown: stage?.id });
    if (stage) this.layers.scrollIntoView({ block: 'nearest' });
    // Who closes the layers from below is left where they were opened.
    else if (before !== undefined) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(before)}"]`)?.focus();
  }

  private change(
    what: Partial<{ order: ComparisonOrder; shown: string; withEmpty: boolean; withBase: boolean }>,
  ): void {
    Object.assign(this, what);
    saveState({ order: this.order, shown: this.shown, withEmpty: this.withEmpty });
    this.draw();
  }
}
