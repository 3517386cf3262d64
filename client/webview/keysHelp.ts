import type { DiagramStrings } from '../../server/src/protocol/webview';
import { html } from './svg';

/** What each key does. Escape closes it, and the keyboard is where it was. */
export class KeysHelp {
  readonly element = html('dialog', { class: 'keys' });

  constructor() {
    // A click beside it closes it, too: only the backdrop is outside of what it holds.
    this.element.addEventListener('click', ({ target }) => {
      if (target === this.element) this.element.close();
    });
  }

  open({ help, keyList }: DiagramStrings): void {
    const rows = keyList.flatMap(([key, what]) => [html('dt', {}, [html('kbd', {}, [key])]), html('dd', {}, [what])]);
    const title = html('h2', { id: 'keys-title', tabindex: -1 }, [help]);
    this.element.setAttribute('aria-labelledby', 'keys-title');
    this.element.replaceChildren(html('div', { class: 'keys-body' }, [title, html('dl', {}, rows)]));
    this.element.showModal();
    title.focus();
  }
}
