import type { Diagram } from '../../server/src/protocol/diagram';
import type { DiagramStrings, StageOverlay } from '../../server/src/protocol/webview';
import { html } from './svg';
import { fill } from './words';

/** Says in a few words what has changed, to those who listen. */
export class Announcer {
  readonly element = html('p', { class: 'announcer unseen', role: 'status', 'aria-live': 'polite' });
  private states: ReadonlyMap<number, StageOverlay['state']> | undefined;
  private count: number | undefined;

  say(text: string): void {
    this.element.textContent = text;
  }

  /** How many stages there are, if that is news. */
  saw({ nodes }: Diagram, strings: DiagramStrings): void {
    const count = nodes.filter(({ kind }) => kind === 'stage').length;
    if (this.count !== undefined && this.count !== count) this.say(fill(strings.stageCount, count));
    this.count = count;
  }

  /** Which stages have begun to build or have ended. */
  heard(overlays: readonly StageOverlay[], { nodes }: Diagram, strings: DiagramStrings): void {
    const news = overlays.filter(({ stageIndex, state }) => state && this.states?.get(stageIndex) !== state);
    const first = this.states === undefined;
    this.states = new Map(overlays.map(({ stageIndex, state }) => [stageIndex, state]));
    if (first || news.length === 0) return;
    const sentences = news.slice(-3).map(({ stageIndex, state, texts }) => {
      const label = nodes.find((node) => node.stageIndex === stageIndex)?.label ?? '';
      return fill(strings.says, label, state === 'running' ? strings.running : (texts[0] ?? ''));
    });
    this.say(sentences.join('. '));
  }

  /** Another document begins in silence. */
  forget(): void {
    this.states = undefined;
    this.count = undefined;
  }
}
