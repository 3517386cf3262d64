import type { Diagram } from '../../server/src/protocol/diagram';
import type { DiagramState, DiagramStrings } from '../../server/src/protocol/webview';
import { enableGestures } from './gestures';
import { post, saveState } from './host';
import { drawLegend } from './legend';
import { PictureView } from './pictureView';
import { markNeighbours, markSelection } from './selection';
import { html, svg } from './svg';
import { toolbarButtons } from './toolbar';
import { Viewport } from './viewport';
import { directionOf, nodeTowards } from './walk';

/** The whole panel. It keeps no truth of its own: it draws the last diagram that it was sent and reports clicks. */
export class Panel {
  private readonly picture = new PictureView();
  private readonly canvas = svg('svg', { class: 'canvas', role: 'group' }, [this.picture.world]);
  private readonly viewport = new Viewport(this.canvas, this.picture.world, (view) => saveState({ view }));
  private readonly notice = html('p', { class: 'notice', role: 'status' });
  private readonly toolbar = html('div', { class: 'toolbar', role: 'toolbar' });
  private readonly legend = html('ul', { class: 'legend' });
  private strings: DiagramStrings | undefined;
  private diagram: Diagram | undefined;
  private line: number | undefined;

  constructor(root: HTMLElement, state: DiagramState) {
    const stage = html('div', { class: 'stage-area' }, [this.canvas, this.toolbar]);
    root.append(this.notice, stage, this.legend);
    this.legend.hidden = true;
    this.restoring = state;
    enableGestures(this.canvas, this.viewport);
    this.canvas.addEventListener('click', (event) => this.reveal(event.target, false));
    this.canvas.addEventListener('keydown', (event) => this.press(event));
    for (const type of ['pointerover', 'focusin']) this.canvas.addEventListener(type, (event) => this.pointAt(event));
    for (const type of ['pointerleave', 'focusout']) this.canvas.addEventListener(type, () => this.pointAt());
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
    const item = itemOf(target);
    const { node, edge } = this.find(item);
    // What comes from outside is shown where it is used first.
    const use = edge ?? this.diagram?.edges.find(({ from }) => from === node?.id);
    const line = node?.line ?? use?.takings[0].line;
    if (line !== undefined && this.diagram) post({ type: 'reveal', uri: this.diagram.uri, line, focus });
  }

  private press(event: KeyboardEvent): void {
    const item = itemOf(event.target);
    const { node, edge } = this.find(item);
    const direction = directionOf(event.key);
    if (direction && this.diagram && (node || edge)) {
      const along = edge && (direction === 'up' || direction === 'left' ? edge.from : edge.to);
      const next = along ?? (node && nodeTowards(this.diagram, node, direction)?.id);
      this.focus(next);
    } else if (event.key === 'Enter' || event.key === ' ') this.reveal(event.target, true);
    else if (event.key === 'b' && node?.stageIndex !== undefined && this.diagram) {
      post({ type: 'build', uri: this.diagram.uri, stageIndex: node.stageIndex });
    } else if (event.key === '+' || event.key === '=') this.viewport.zoom(1.25);
    else if (event.key === '-') this.viewport.zoom(0.8);
    else if (event.key === '0') this.viewport.fit();
    else return;
    event.preventDefault();
  }

  private focus(id: string | undefined): void {
    const node = this.diagram?.nodes.find((one) => one.id === id);
    if (!node) return;
    this.picture.nodeElement(node.id)?.focus({ preventScroll: true });
  }

  private pointAt(event?: Event): void {
    if (!this.diagram) return;
    const { node, edge } = this.find(itemOf(event?.target ?? document.activeElement));
    markNeighbours(this.diagram, this.picture, node?.id);
    const box = node ?? edge?.plate;
    if (event?.type === 'focusin' && box) this.viewport.reveal(box);
  }

  private find(item: { readonly node?: string; readonly edge?: string }) {
    return {
      node: this.diagram?.nodes.find(({ id }) => id === item.node),
      edge: this.diagram?.edges.find(({ id }) => id === item.edge),
    };
  }
}

/** The node or edge that an element is part of. */
function itemOf(target: EventTarget | null | undefined): { readonly node?: string; readonly edge?: string } {
  const element = target instanceof Element ? target.closest<SVGGElement>('[data-node], [data-edge]') : null;
  return { node: element?.dataset.node, edge: element?.dataset.edge };
}
