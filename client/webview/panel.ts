import type { Diagram, DiagramNode } from '../../server/src/protocol/diagram';
import type { DiagramState, DiagramStrings, StageOverlay } from '../../server/src/protocol/webview';
import { Announcer } from './announcer';
import { markFound } from './found';
import { enableGestures } from './gestures';
import { post, saveState } from './host';
import { KeysHelp } from './keysHelp';
import { drawLegend } from './legend';
import { Minimap } from './minimap';
import { OverlayView } from './overlayView';
import { PictureView } from './pictureView';
import { itemOf, Pointing, type Shown } from './pointing';
import { SearchBox } from './searchBox';
import { markSelection } from './selection';
import { html, svg } from './svg';
import { TextForm } from './textForm';
import { textRows } from './textRows';
import { hostButtons, toolbarButtons } from './toolbar';
import { Viewport } from './viewport';
import { directionOf, nodeTowards } from './walk';

/** The whole panel. It keeps no truth of its own: it draws the last diagram that it was sent and reports clicks. */
export class Panel {
  private readonly picture = new PictureView();
  private readonly canvas = svg('svg', { class: 'canvas', role: 'application' }, [this.picture.world]);
  private readonly viewport = new Viewport(this.canvas, this.picture.world, (view) => saveState({ view }));
  private readonly minimap = new Minimap(this.viewport);
  private readonly overlays = new OverlayView(this.picture);
  private readonly pointing = new Pointing(this.picture);
  private readonly announcer = new Announcer();
  private readonly heading = html('h1', { class: 'unseen' });
  private readonly notice = html('p', { class: 'notice', role: 'status' });
  private readonly toolbar = html('div', { class: 'toolbar', role: 'toolbar' });
  private readonly legend = html('ul', { class: 'legend' });
  private readonly help = new KeysHelp();
  private readonly search = new SearchBox({
    nodes: () => this.diagram?.nodes ?? [],
    found: (all, current) => this.found(all, current),
    closed: (last) => this.focus(last?.id ?? this.selected()?.id),
  });
  private readonly text = new TextForm({
    reveal: ({ line }, focus) => this.revealLine(line, focus),
    build: ({ stageIndex }) => this.buildStage(stageIndex),
  });
  private strings: DiagramStrings | undefined;
  private diagram: Diagram | undefined;
  private line: number | undefined;
  private isPinned = false;

  constructor(root: HTMLElement, state: DiagramState) {
    const stage = html('div', { class: 'stage-area' }, [
      this.toolbar,
      this.search.element,
      this.canvas,
      this.minimap.element,
      this.text.element,
    ]);
    const beside = [this.pointing.card.element, this.announcer.element, this.help.element];
    root.append(this.notice, html('main', {}, [this.heading, stage, this.legend]), ...beside);
    this.legend.hidden = true;
    this.restoring = state;
    this.isPinned = state.isPinned === true;
    this.viewport.moved = () => this.minimap.follow();
    this.showText(state.asText === true);
    enableGestures(this.canvas, this.viewport);
    this.canvas.addEventListener('click', (event) => this.reveal(event.target, false));
    this.canvas.addEventListener('dblclick', (event) => this.build(event.target));
    root.addEventListener('keydown', (event) => this.press(event));
    for (const type of ['pointerover', 'focusin']) this.canvas.addEventListener(type, (event) => this.pointAt(event));
    for (const type of ['pointerleave', 'focusout']) this.canvas.addEventListener(type, () => this.pointAt());
    for (const type of ['wheel', 'pointerdown']) this.canvas.addEventListener(type, () => this.pointing.card.hide());
  }

  private restoring: DiagramState;

  speak(strings: DiagramStrings): void {
    this.strings = strings;
    this.canvas.setAttribute('aria-label', `${strings.diagram}. ${strings.keys}`);
    this.legend.setAttribute('aria-label', strings.legend);
    this.heading.textContent = strings.diagram;
    this.toolbar.setAttribute('aria-label', strings.diagram);
    this.search.speak(strings);
    const [pin, ...others] = hostButtons(strings, {
      pin: () => this.pin(pin),
      pick: () => post({ type: 'pick' }),
      view: () => post({ type: 'view' }),
      export: () => post({ type: 'export' }),
    });
    pin.setAttribute('aria-pressed', String(this.isPinned));
    this.toolbar.replaceChildren(
      pin,
      ...others,
      ...toolbarButtons(strings, {
        fit: () => this.viewport.fit(),
        zoomIn: () => this.viewport.zoom(1.25),
        zoomOut: () => this.viewport.zoom(0.8),
        zoomToSelection: () => this.zoomToSelection(),
        search: () => this.openSearch(),
        textForm: () => this.toggleText(),
        help: () => this.help.open(strings),
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
    this.minimap.show(diagram);
    drawLegend(this.legend, diagram, this.strings);
    markSelection(diagram, this.picture, this.line);
    this.overlays.draw(diagram, this.strings);
    const shown = this.shown();
    if (shown) this.pointing.again(shown);
    this.text.show(textRows(diagram, this.strings), this.strings.diagram);
    this.search.again();
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
    const instruction = target instanceof Element ? target.closest<SVGElement>('[data-line]') : null;
    if (instruction) {
      this.revealLine(Number(instruction.dataset.line), focus);
      return;
    }
    const { node, edge } = itemOf(this.diagram, target);
    // What comes from outside is shown where it is used first.
    const use = edge ?? this.diagram?.edges.find(({ from }) => from === node?.id);
    this.revealLine(node?.line ?? use?.takings[0].line, focus);
  }

  private revealLine(line: number | undefined, focus: boolean): void {
    if (line !== undefined && this.diagram) post({ type: 'reveal', uri: this.diagram.uri, line, focus });
  }

  private build(target: EventTarget | null): void {
    this.buildStage(itemOf(this.diagram, target).node?.stageIndex);
  }

  private buildStage(stageIndex: number | undefined): void {
    if (stageIndex !== undefined && this.diagram) post({ type: 'build', uri: this.diagram.uri, stageIndex });
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || this.help.element.open) return;
    if (this.pressOn(event) || this.pressAnywhere(event.key)) event.preventDefault();
  }

  /** Keys on a node or an edge; says whether it was one. */
  private pressOn({ key, target }: KeyboardEvent): boolean {
    const { node, edge } = itemOf(this.diagram, target);
    if (!this.diagram || !(node || edge)) return false;
    const direction = directionOf(key);
    if (direction) {
      const along = edge && (direction === 'up' || direction === 'left' ? edge.from : edge.to);
      this.focus(along ?? (node && nodeTowards(this.diagram, node, direction)?.id));
    } else if (key === 'Enter' || key === ' ') this.reveal(target, true);
    else if (key.toLowerCase() === 'b') this.build(target);
    else return false;
    return true;
  }

  private pressAnywhere(key: string): boolean {
    const actions: Readonly<Record<string, () => void>> = {
      escape: () => this.clear(),
      '+': () => this.viewport.zoom(1.25),
      '=': () => this.viewport.zoom(1.25),
      '-': () => this.viewport.zoom(0.8),
      '0': () => this.viewport.fit(),
      z: () => this.zoomToSelection(),
      '/': () => this.openSearch(),
      t: () => this.toggleText(),
      '?': () => this.strings && this.help.open(this.strings),
    };
    const action = Object.hasOwn(actions, key.toLowerCase()) ? actions[key.toLowerCase()] : undefined;
    action?.();
    return action !== undefined;
  }

  /** Goes on showing this Dockerfile, whichever is edited, or follows again. */
  private pin(button: HTMLElement): void {
    this.isPinned = !this.isPinned;
    button.setAttribute('aria-pressed', String(this.isPinned));
    saveState({ isPinned: this.isPinned });
    post({ type: 'pin', isPinned: this.isPinned });
  }

  private openSearch(): void {
    this.search.open();
  }

  private found(all: readonly DiagramNode[], current: DiagramNode | undefined): void {
    markFound(this.picture, all, current);
    if (current) this.viewport.reveal(current);
  }

  /** To what the keyboard is on, or else the stage that the cursor is in. */
  private zoomToSelection(): void {
    const node = itemOf(this.diagram, document.activeElement).node ?? this.selected();
    if (node) this.viewport.zoomTo(node);
  }

  private selected(): DiagramNode | undefined {
    return this.diagram?.nodes.find(({ id }) => this.picture.nodeElement(id)?.classList.contains('selected'));
  }

  /** From the picture to the list and back; the keyboard stays on the same stage. */
  private toggleText(): void {
    const at = itemOf(this.diagram, document.activeElement).node ?? this.selected();
    const asText = !this.isText();
    this.showText(asText);
    saveState({ asText });
    if (asText) this.text.focus(at?.id);
    else this.focus(this.text.at);
  }

  private isText(): boolean {
    return document.body.classList.contains('as-text');
  }

  private showText(asText: boolean): void {
    document.body.classList.toggle('as-text', asText);
    this.text.element.hidden = !asText;
    this.clear();
  }

  /** Nothing is brought out any more. */
  private clear(): void {
    this.pointing.point(undefined, undefined);
  }

  private focus(id: string | undefined): void {
    if (this.isText()) this.text.focus(id);
    else if (id !== undefined) this.picture.nodeElement(id)?.focus({ preventScroll: true });
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
