import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagram } from '../../server/src/protocol/diagram';
import { openBrowser } from '../host/browser.mjs';

const folder = join(resolve(import.meta.dirname, '../..'), 'client/dist/webview');

/** What VS Code gives a webview. */
const host = `
  let state;
  window.acquireVsCodeApi = () => ({ postMessage() {}, getState: () => state, setState: (next) => (state = next) });
`;

/** Behind the callbacks of the next frame, that frame is drawn; a timer comes after it. */
const viewer = `
  const say = (data) => window.dispatchEvent(new MessageEvent('message', { data }));
  say({ type: 'strings', strings: new Proxy({}, { get: (_, name) => String(name) }) });
  window.showDiagram = (diagram) => {
    say({ type: 'show', diagram });
    return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  };
`;

interface Viewer {
  showDiagram(diagram: Diagram): Promise<void>;
}

/** The page of the diagram's panel in a browser, without VS Code around it. */
export class DiagramPage {
  private constructor(private readonly browser: Awaited<ReturnType<typeof openBrowser>>) {}

  static async open(): Promise<DiagramPage> {
    const browser = await openBrowser();
    const { page } = browser;
    // Motion begins with the same frame; without it, that frame is the whole picture.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setContent('<!DOCTYPE html><html><body></body></html>');
    await page.addStyleTag({ content: readFileSync(join(folder, 'diagram.css'), 'utf8') });
    await page.addScriptTag({ content: host });
    await page.addScriptTag({ content: readFileSync(join(folder, 'diagram.js'), 'utf8') });
    await page.addScriptTag({ content: viewer });
    return new DiagramPage(browser);
  }

  /** Shows a diagram; how long it took until the frame with it was there, in ms, with the way to the page. */
  async show(diagram: Diagram): Promise<number> {
    const started = performance.now();
    await this.browser.page.evaluate((shown) => (globalThis as unknown as Viewer).showDiagram(shown), diagram);
    return performance.now() - started;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
