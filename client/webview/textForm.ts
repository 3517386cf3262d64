import { html, setAttributes } from './svg';
import type { TextRow } from './textRows';

/** What the list asks of the panel. */
export interface TextActions {
  reveal(row: TextRow, focus: boolean): void;
  build(row: TextRow): void;
}

/** The graph as an indented list, walked with the arrow keys. */
export class TextForm {
  readonly element = html('ul', { class: 'text-form', role: 'tree', tabindex: -1 });
  private rows: readonly TextRow[] = [];
  private current: string | undefined;

  constructor(private readonly actions: TextActions) {
    this.element.hidden = true;
    this.element.addEventListener('keydown', (event) => this.press(event));
    this.element.addEventListener('click', (event) => {
      const row = this.rowOf(event.target);
      if (row) this.actions.reveal(row, false);
    });
    this.element.addEventListener('focusin', (event) => this.makeCurrent(itemOf(event.target)?.dataset.row));
  }

  show(rows: readonly TextRow[], name: string): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.rows = rows.flatMap((row) => [row, ...row.children]);
    if (!this.rows.some(({ id }) => id === this.current)) this.current = this.rows[0]?.id;
    setAttributes(this.element, { 'aria-label': name });
    this.element.replaceChildren(
      ...rows.flatMap((row) => [rowView(row, 1), ...row.children.map((child) => rowView(child, 2))]),
    );
    this.makeCurrent(this.current);
    if (hadFocus) this.focus();
  }

  /** Moves the keyboard to the line of a node or edge, or where it was last. */
  focus(id = this.current): void {
    (this.item(id) ?? this.element).focus();
  }

  /** The node or edge that the keyboard is on. */
  get at(): string | undefined {
    return this.current;
  }

  private item(id: string | undefined): HTMLElement | undefined {
    return this.items().find(({ dataset }) => dataset.row === id);
  }

  private items(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>('[data-row]')];
  }

  private rowOf(target: EventTarget | null): TextRow | undefined {
    const id = itemOf(target)?.dataset.row;
    return this.rows.find((row) => row.id === id);
  }

  /** One line is in the order of the Tab key, the one where the keyboard was last. */
  private makeCurrent(id: string | undefined): void {
    if (id !== undefined) this.current = id;
    for (const item of this.items()) item.tabIndex = item.dataset.row === this.current ? 0 : -1;
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = this.rowOf(event.target);
    const next = this.nextItem(itemOf(event.target), event.key);
    if (next) next.focus();
    else if (row && (event.key === 'Enter' || event.key === ' ')) this.actions.reveal(row, true);
    else if (row && event.key.toLowerCase() === 'b') this.actions.build(row);
    else return;
    event.preventDefault();
  }

  private nextItem(from: HTMLElement | undefined, key: string): HTMLElement | undefined {
    const items = this.items();
    const at = from ? items.indexOf(from) : -1;
    switch (key) {
      case 'ArrowDown':
        return items[at + 1];
      case 'ArrowUp':
        return items[at - 1];
      case 'ArrowRight':
        return levelOf(items[at + 1]) > levelOf(from) ? items[at + 1] : undefined;
      case 'ArrowLeft':
        return items.slice(0, at).findLast((item) => levelOf(item) < levelOf(from));
      case 'Home':
        return items[0];
      case 'End':
        return items.at(-1);
      default:
        return undefined;
    }
  }
}

/** A line says itself how deep it is: a list within its item would be part of that one's name. */
function rowView({ id, text }: TextRow, level: number): HTMLElement {
  return html('li', { role: 'treeitem', 'aria-level': level, 'data-row': id, tabindex: -1 }, [text]);
}

function levelOf(item: HTMLElement | undefined): number {
  return Number(item?.getAttribute('aria-level') ?? 0);
}

function itemOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('[data-row]')) || undefined;
}
