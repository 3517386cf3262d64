import type { Diagram } from '../../server/src/protocol/diagram';
import type { DiagramState, DiagramStrings, StageOverlay } from '../../server/src/protocol/webview';
import { Announcer } from './announcer';
import { enableGestures } from './gestures';
import { post, saveState } from './host';
import { drawLegend } from './legend';
import { OverlayView } from './overlayView';
import { PictureView } from './pictureView';
import { itemOf, Pointing, type Shown } from './pointing';
import { markSelection } from './selection';
import { html, svg } from './svg';
import { toolbarButtons } from './toolbar';
import { Viewport } from './viewport';
import { directionOf, nodeTowards } from './walk';

/** The whole panel. It keeps no truth of its own: it draws the last diagram that it was sent and reports clicks. */
export class Panel {
  private readonly picture = new PictureView();
  private readonly canvas = svg('svg', { class: 'canvas', role: 'group' }, [this.picture.world]);
  private readonly viewport = new Viewport(this.canvas, this.picture.world, (view) => saveState({ view }));
  private readonly overlays = new OverlayView(this.picture);
  private readonly pointing = new Pointing(this.picture);
  private readonly announcer = new Announcer();
  private readonly notice = html('p', { class: 'notice', role: 'status' });
  private readonly toolbar = html('div', { class: 'toolbar', role: 'toolbar' });
  private readonly legend = html('ul', { class: 'legend' });
  private strings: DiagramStrings | undefined;
  private diagram: Diagram | undefined;
  private line: number | undefined;

  constructor(root: HTMLElement, state: DiagramState) {
    const stage = html('div', { class: 'stage-area' }, [this.canvas, this.toolbar]);
    root.append(this.notice, stage, this.legend, this.pointing.card.element, this.announcer.element);
    this.legend.hidden = true;
    this.restoring = state;
    enableGestures(this.canvas, this.viewport);
    this.canvas.addEventListener('click', (event) => this.reveal(event.target, false));
    this.canvas.addEventListener('dblclick', (event) => this.build(event.target));
    this.canvas.addEventListener('keydown', (event) => this.press(event));
    for (const type of ['pointerover', 'focusin']) this.canvas.addEventListener(type, (event) => this.pointAt(event));
    for (const type of ['pointerleave', 'focusout']) this.canvas.addEventListener(type, () => this.pointAt());
    for (const type of ['wheel', 'pointerdown']) this.canvas.addEventListener(type, () => this.pointing.card.hide());
  }

  private restoring: DiagramState;

  speak(strings: DiagramStrings): void {
    this.strings = strings;
    this.canvas.setAttribute('aria-label', `${strings.diagram}. ${strings.keys}`);
    this.legend.setAttribute('aria-label', strings.legend);
    this.toolbar.replaceChildren(
      ...toolbarButtons(strings, {
        fit: () => this.viewport.fit(),
        zoomIn: () => this.viewport.zoom(1.25),
        zoomOut: () => this.viewport.zoom(0.8),
      }),
    );
    if (!this.diagram) this.say(strings.waiting);
  }

  show(diagram: Diagram): void {
    if (!this.strings) return;
    const sameDocument = this.diagram?.uri === diagram.uri;
    if (!sameDocument) this.enter(diagram.uri);
    this.diagram = diagram;
    this.say(diagram.notice?.text, diagram.notice?.severity);
    this.picture.show(diagram, this.strings, sameDocument);
    this.viewport.resize(diagram, sameDocument);
    drawLegend(this.legend, diagram, this.strings);
    markSelection(diagram, this.picture, this.line);
    this.overlays.draw(diagram, this.strings);
    const shown = this.shown();
    if (shown) this.pointing.again(shown);
    this.announcer.saw(diagram, this.strings);
  }

  /** What lies on the cards of a document's stages. */
  overlay(uri: string, stages: readonly StageOverlay[]): void {
    if (!this.diagram || !this.strings || uri !== this.diagram.uri) return;
    this.overlays.set(stages);
    this.overlays.draw(this.diagram, this.strings);
    this.announcer.heard(stages, this.diagram, this.strings);
  }

  /** The cursor stands on a line of the document, or left it. */
  select(uri: string, line: number | undefined): void {
    this.line = uri === this.diagram?.uri ? line : undefined;
    if (!this.diagram) return;
    const node = markSelection(this.diagram, this.picture, this.line);
    if (node) this.viewport.reveal(node);
  }

  /** Another document begins fitted, except for the one that was there before a reload. */
  private enter(uri: string): void {
    const { view, uri: before } = this.restoring;
    this.restoring = {};
    this.line = undefined;
    this.overlays.set([]);
    this.announcer.forget();
    if (before === uri && view) this.viewport.restore(view);
    else if (this.diagram) this.viewport.fit();
    saveState({ uri, view: before === uri ? view : undefined });
  }

  private say(text: string | undefined, severity: 'info' | 'error' = 'info'): void {
    this.notice.hidden = text === undefined;
    this.notice.textContent = text ?? '';
    this.notice.className = `notice ${severity}`;
    this.notice.classList.toggle('alone', !this.diagram || this.diagram.nodes.length === 0);
  }

  private reveal(target: EventTarget | null, focus: boolean): void {
    const { node, edge } = itemOf(this.diagram, target);
    // What comes from outside is shown where it is used first.
    const use = edge ?? this.diagram?.edges.find(({ from }) => from === node?.id);
    const line = node?.line ?? use?.takings[0].line;
    if (line !== undefined && this.diagram) post({ type: 'reveal', uri: this.diagram.uri, line, focus });
  }

  private build(target: EventTarget | null): void {
    const { node } = itemOf(this.diagram, target);
    if (node?.stageIndex === undefined || !this.diagram) return;
    post({ type: 'build', uri: this.diagram.uri, stageIndex: node.stageIndex });
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { node, edge } = itemOf(this.diagram, event.target);
    const direction = directionOf(event.key);
    if (direction && this.diagram && (node || edge)) {
      const along = edge && (direction === 'up' || direction === 'left' ? edge.from : edge.to);
      const next = along ?? (node && nodeTowards(this.diagram, node, direction)?.id);
      this.focus(next);
    } else if (event.key === 'Enter' || event.key === ' ') this.reveal(event.target, true);
    else if (event.key === 'b' || event.key === 'B') this.build(event.target);
    else if (event.key === 'Escape') this.clear();
    else if (event.key === '+' || event.key === '=') this.viewport.zoom(1.25);
    else if (event.key === '-') this.viewport.zoom(0.8);
    else if (event.key === '0') this.viewport.fit();
    else return;
    event.preventDefault();
  }

  /** Nothing is brought out any more. */
  private clear(): void {
    this.pointing.point(undefined, undefined);
  }

  private focus(id: string | undefined): void {
    const node = this.diagram?.nodes.find((one) => one.id === id);
    if (!node) return;
    this.picture.nodeElement(node.id)?.focus({ preventScroll: true });
  }

  /** At what is under the pointer, else at what the keyboard is on: a click alone leaves nothing pointed at. */
  private pointAt(event?: Event): void {
    const focused = document.activeElement?.matches(':focus-visible') ? document.activeElement : null;
    const target = event?.type === 'pointerover' ? event.target : focused;
    this.pointing.point(this.shown(), target);
    const { node, edge } = itemOf(this.diagram, target);
    const box = node ?? edge?.plate;
    if (event?.type === 'focusin' && box) this.viewport.reveal(box);
  }

  private shown(): Shown | undefined {
    const { diagram, strings } = this;
    return diagram && strings && { diagram, strings, overlayOf: (node) => this.overlays.of(node) };
  }
}
