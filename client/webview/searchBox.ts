import type { DiagramNode } from '../../server/src/protocol/diagram';
import type { DiagramStrings } from '../../server/src/protocol/webview';
import { iconButton } from './iconButton';
import { matches, stepped } from './search';
import { html, setAttributes } from './svg';
import { fill } from './words';

/** What the box asks of the panel. */
export interface Searched {
  nodes(): readonly DiagramNode[];
  /** All that match, and the one that is looked at; none of either when the search is over. */
  found(all: readonly DiagramNode[], current: DiagramNode | undefined): void;
  /** The box is closed; the keyboard goes to what was looked at last. */
  closed(last: DiagramNode | undefined): void;
}

/** The box that `/` opens: finds stages and images by their words, one after the other. */
export class SearchBox {
  readonly element = html('div', { class: 'search', role: 'search' });
  private readonly input = html('input', { type: 'text', spellcheck: 'false' });
  private readonly count = html('span', { class: 'search-count', role: 'status' });
  private strings: DiagramStrings | undefined;
  private at = 0;

  constructor(private readonly panel: Searched) {
    this.element.hidden = true;
    this.input.addEventListener('input', () => this.look(0));
    this.element.addEventListener('keydown', (event) => this.press(event));
  }

  speak(strings: DiagramStrings): void {
    this.strings = strings;
    setAttributes(this.input, { 'aria-label': strings.search, placeholder: strings.search });
    this.element.replaceChildren(
      this.input,
      this.count,
      iconButton('M4 10L8 6L12 10', strings.previous, () => this.step(-1)),
      iconButton('M4 6L8 10L12 6', strings.next, () => this.step(1)),
      iconButton('M4 4L12 12M12 4L4 12', strings.close, () => this.close()),
    );
  }

  open(): void {
    this.element.hidden = false;
    this.input.select();
    this.input.focus();
    this.look(this.at);
  }

  /** The picture is another one: what is typed may match other nodes. */
  again(): void {
    if (!this.element.hidden) this.mark();
  }

  private step(by: 1 | -1): void {
    this.look(stepped(this.matches().length, this.at, by));
  }

  private look(at: number): void {
    this.at = at;
    this.mark();
  }

  private mark(): void {
    const all = this.matches();
    this.at = Math.min(this.at, Math.max(0, all.length - 1));
    this.panel.found(all, all[this.at]);
    const { strings } = this;
    if (!strings) return;
    const none = this.input.value.trim() === '' ? '' : strings.noMatch;
    this.count.textContent = all.length > 0 ? fill(strings.matches, this.at + 1, all.length) : none;
  }

  private matches(): readonly DiagramNode[] {
    return matches(this.panel.nodes(), this.input.value);
  }

  private close(): void {
    const last = this.matches()[this.at];
    this.element.hidden = true;
    this.panel.found([], undefined);
    this.panel.closed(last);
  }

  private press(event: KeyboardEvent): void {
    event.stopPropagation();
    const inInput = event.target === this.input;
    if (event.key === 'Escape') this.close();
    else if (inInput && event.key === 'Enter') this.step(event.shiftKey ? -1 : 1);
    else if (inInput && event.key === 'ArrowDown') this.step(1);
    else if (inInput && event.key === 'ArrowUp') this.step(-1);
    else return;
    event.preventDefault();
  }
}
