import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import type { Locator, Page } from 'playwright-core';
import { diagramModel } from '../../server/src/features/diagram/diagramModel';
import { loadGraphviz } from '../../server/src/features/diagram/graphvizEngine';
import { layoutDiagram } from '../../server/src/features/diagram/layout';
import { buildGraph } from '../../server/src/model/buildGraph';
import type { Diagram, DiagramView } from '../../server/src/protocol/diagram';
import type { DiagramState, HostMessage, StageOverlay, WebviewMessage } from '../../server/src/protocol/webview';
import { parseDockerfile } from '../../server/src/syntax/scan';
import { openBrowser } from '../host/browser.mjs';
import type { Theme } from './themes';

const root = path.resolve(import.meta.dirname, '../..');
export const uri = 'file:///work/Dockerfile';

/** The picture of a Dockerfile, as the server sends it. */
export async function diagramOf(text: string, view: DiagramView = {}): Promise<Diagram> {
  const model = diagramModel(buildGraph(parseDockerfile(text)), view);
  return { uri, version: 1, ...layoutDiagram(model, await loadGraphviz()) };
}

/** An overlay that says nothing but this. */
export function overlay(stageIndex: number, said: Partial<StageOverlay>): StageOverlay {
  return { stageIndex, texts: [], facts: [], errors: 0, warnings: 0, ...said };
}

/** What VS Code gives a webview; the words come from the extension itself. */
const host = `
  const kept = sessionStorage.getItem('state');
  let state = kept ? JSON.parse(kept) : undefined;
  window.said = [];
  window.say = (data) => void window.dispatchEvent(new MessageEvent('message', { data }));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.said.push(message),
    getState: () => state,
    setState: (next) => sessionStorage.setItem('state', JSON.stringify((state = next))),
  });
`;

interface Axe {
  readonly axe: {
    run(): Promise<{
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { html: string }[] }[];
    }>;
  };
}

interface Stub {
  readonly said: WebviewMessage[];
  say(message: HostMessage): void;
  getComputedStyle(element: unknown): { getPropertyValue(name: string): string };
}

/** The page of the diagram's panel in a browser, with a host that only listens. */
export class DiagramPage {
  readonly errors: Error[] = [];
  private constructor(
    readonly page: Page,
    readonly close: () => Promise<void>,
  ) {
    page.on('pageerror', (error) => this.errors.push(error));
  }

  static async open(): Promise<DiagramPage> {
    const { page, close } = await openBrowser({ viewport: { width: 900, height: 800 } });
    const shown = new DiagramPage(page, close);
    page.setDefaultTimeout(20_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.route('http://diagram.test/', (route) => route.fulfill({ contentType: 'text/html', body: pageText() }));
    await shown.load();
    return shown;
  }

  /** Loads the page, or loads it again. */
  async load(): Promise<void> {
    await this.page.goto('http://diagram.test/');
    await this.page.evaluate(`say({ type: 'strings', strings })`);
  }

  async say(message: HostMessage): Promise<void> {
    await this.page.evaluate((data) => (globalThis as unknown as Stub).say(data), message);
  }

  async show(text: string, view?: DiagramView): Promise<Diagram> {
    const diagram = await diagramOf(text, view);
    await this.say({ type: 'show', diagram });
    return diagram;
  }

  /** What the page said to its host since it was asked last. */
  async heard(): Promise<readonly WebviewMessage[]> {
    return this.page.evaluate(() => (globalThis as unknown as Stub).said.splice(0));
  }

  async state(): Promise<DiagramState> {
    return this.page.evaluate(`JSON.parse(sessionStorage.getItem('state') ?? '{}')`);
  }

  /** Begins anew, as a panel that was closed. */
  async forget(): Promise<void> {
    await this.page.evaluate('sessionStorage.clear()');
    await this.load();
  }

  /** Puts a theme on, as VS Code does. */
  async wear({ kind, colours }: Theme): Promise<void> {
    const style = Object.entries(colours).map(([name, value]) => `--vscode-${name}: ${value};`);
    await this.page.evaluate(`document.body.className = '${kind}'`);
    await this.page.evaluate(`document.documentElement.style.cssText = '${style.join(' ')}'`);
  }

  /** What axe, whose script has to be there, finds fault with. */
  async faults(): Promise<readonly string[]> {
    return this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as Axe).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  }

  /** The node, the edge or the row that the keyboard is on. */
  async focused(): Promise<string | undefined> {
    const { node, edge, row } = await this.page.locator(':focus').evaluate((element) => ({ ...element.dataset }));
    return node ?? edge ?? row;
  }

  /** How something is drawn. */
  async style(what: Locator, property: string): Promise<string> {
    return what.evaluate(
      (element, name) => (globalThis as unknown as Stub).getComputedStyle(element).getPropertyValue(name),
      property,
    );
  }

  stage(name: string): Locator {
    return this.page.locator(`.node[data-node="stage:${name}"]`);
  }

  /** The labels of the nodes that are brought out. */
  async near(): Promise<readonly string[]> {
    const ids = await this.page.locator('.node.near').evaluateAll((all) => all.map((one) => one.dataset.node ?? ''));
    return ids.map((id) => id.replace(/^\w+:/, '')).sort();
  }
}

let built: string | undefined;

function pageText(): string {
  built ??= makePage();
  return built;
}

function makePage(): string {
  const words = bundled(
    `import { diagramStrings } from './client/src/diagram/diagramStrings'; globalThis.strings = diagramStrings();`,
    { vscode: './test/support/englishWords.ts' },
  );
  const panel = bundled(`import './client/webview/diagram';`);
  const style = readFileSync(path.join(root, 'client/webview/diagram.css'), 'utf8');
  const scripts = [host, words, panel].map((script) => `<script>${script.replaceAll('</', '<\\/')}</script>`);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Stages</title><style>${style}</style></head>
    <body class="vscode-dark">${scripts.join('')}</body></html>`;
}

function bundled(contents: string, alias?: Record<string, string>): string {
  const stdin = { contents, resolveDir: root, loader: 'ts' as const };
  const { outputFiles } = buildSync({ stdin, alias, absWorkingDir: root, bundle: true, write: false, format: 'iife' });
  return outputFiles[0].text;
}
