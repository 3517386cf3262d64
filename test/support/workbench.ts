import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openBrowser } from '../host/browser.mjs';
import { type Host, hostName, removeQuietly, startHost } from '../host/host.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const manifest: { name: string; version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Ctrl, or Cmd on a Mac, as playwright names it. */
const MOD = process.platform === 'darwin' ? 'Meta' : 'Control';

/** How a window begins. */
export interface Opening {
  /** A folder of test/workspaces, of which the window shows a copy; `samples` by default. */
  readonly workspace?: string;
  /** A file of it to open; the window is ready when its text is drawn. */
  readonly file?: string;
  readonly settings?: Record<string, unknown>;
  readonly env?: Record<string, string | undefined>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Opens the packaged extension in a VS Code window. Close it after the tests. */
export async function openWorkbench(opening: Opening = {}): Promise<Workbench> {
  const temp = mkdtempSync(path.join(tmpdir(), 'stages-ui-'));
  const folder = path.join(temp, opening.workspace ?? 'samples');
  cpSync(path.join(root, 'test/workspaces', opening.workspace ?? 'samples'), folder, { recursive: true });
  const vsix = path.join(root, `${manifest.name}-${manifest.version}.vsix`);
  const host = await startHost({ vsix: [vsix], settings: opening.settings, env: opening.env });
  const browser = await openBrowser({ viewport: opening.viewport });
  browser.page.setDefaultTimeout(30_000);
  const workbench = new Workbench(browser.page, folder, host, async () => {
    await browser.close();
    await host.stop();
    removeQuietly(temp);
  });
  const payload: [string, string][] = opening.file ? [['openFile', host.remoteUri(workbench.path(opening.file))]] : [];
  await browser.page.goto(host.workbenchUrl({ folder, payload }));
  const ready = opening.file ? '.monaco-editor .view-line' : '.monaco-workbench .statusbar-item';
  await browser.page.locator(ready).first().waitFor({ timeout: 60_000 });
  return workbench;
}

/** A VS Code window, driven as a person would. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The copy of the workspace that the window shows. */
    readonly folder: string,
    private readonly host: Host,
    /** Ends the window and all that stands behind it. */
    readonly close: () => Promise<void>,
  ) {}

  /** A file of the workspace on disk. */
  path(file: string): string {
    return path.join(this.folder, file);
  }

  /** What is on disk. */
  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  /** What VS Code's server printed. */
  get log(): string {
    return this.host.logText;
  }

  /** The drawn lines of the editor that hold this text. */
  row(text: string | RegExp): Locator {
    return this.page.locator('.monaco-editor .view-line').filter({ hasText: text });
  }

  /** The words above the lines that are drawn. */
  lens(text?: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text });
  }

  squiggle(kind: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${kind}`);
  }

  /** The inside of the webview in front. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /**
   * Opens what closes by itself when the lines under it move (menus, hovers: a CodeLens may arrive), trying again.
   */
  async opened(open: () => Promise<unknown>, what: Locator): Promise<void> {
    for (let left = 5; ; left--) {
      await open();
      try {
        return await what.first().waitFor({ timeout: 3000 });
      } catch (error) {
        if (left === 0) throw error;
      }
      await this.page.keyboard.press('Escape');
    }
  }

  /** Writes a Dockerfile in the place of what stands in the editor, and saves it. */
  async write(text: string): Promise<void> {
    await this.lens('Build stage').first().waitFor();
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.press('Mod+A');
    await this.page.keyboard.insertText(text);
    await this.press('Mod+S');
    const last = text.match(/^FROM .*$/gm)?.at(-1) ?? '';
    await this.row(last).waitFor();
  }

  /** Opens or closes a part of the explorer. */
  async toggleSection(name: string): Promise<void> {
    await this.page.locator('.pane-header', { hasText: name }).first().click();
  }

  /** Runs a command by its title, as `Problems: Focus on Problems View`. */
  async palette(title: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await this.opened(() => this.page.keyboard.press('F1'), input);
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the workspace by its path, as in `go-alpine/Dockerfile`. */
  async openFile(file: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await this.opened(() => this.page.keyboard.press(`${MOD}+p`), input);
    await input.fill(file);
    const row = this.page.locator('.quick-input-widget .monaco-list-row.focused');
    const folder = path.dirname(file);
    // At first the list has nothing but what is open already.
    await (folder === '.' ? row : row.filter({ has: this.page.getByText(folder, { exact: true }) })).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page
      .locator(`.tab.active[data-resource-name="${path.basename(file)}"]`)
      .first()
      .waitFor();
  }

  /** The hover of the first drawn place of a word in a line. */
  async hover(line: string | RegExp, word: string | RegExp): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents');
    await this.opened(async () => {
      await this.page.mouse.move(5, 5);
      await this.row(line).first().locator('span span').filter({ hasText: word }).first().hover();
    }, hover);
    return hover;
  }

  /** The rows of the Problems view. */
  async problems(): Promise<Locator> {
    await this.palette('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  /** Puts the cursor behind a text of a drawn line. */
  async cursorTo(line: string | RegExp): Promise<void> {
    await this.row(line).first().click();
    await this.page.keyboard.press('End');
  }

  /** Opens the menu of quick fixes at the cursor and takes this one. */
  async quickFix(title: string | RegExp): Promise<void> {
    const menu = this.page.locator('.action-widget .monaco-list-row.action');
    await this.opened(() => this.page.keyboard.press(`${MOD}+.`), menu.filter({ hasText: title }));
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
    for (let left = await menu.count(); left > 0 && !(await focused.isVisible()); left--)
      await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter'); // in 1.100 a pointer block lies over the menu
  }

  /** Presses keys; `Mod` is Ctrl, or Cmd on a Mac. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys.replace('Mod', MOD));
  }

  /** Types as a person does, completion lists and brackets included. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Keeps a picture in TEST_ARTIFACTS (when that is set) and returns its file. */
  async shot(name: string, what: Page | Locator = this.page): Promise<string | undefined> {
    if (!process.env.TEST_ARTIFACTS) return undefined;
    const folder = path.join(process.env.TEST_ARTIFACTS, `ui-${hostName()}`);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name.replace(/\W+/g, '-')}.png`);
    await what.screenshot({ path: file });
    return file;
  }

  /** For `afterEach`: a picture of the window in which a test failed. */
  async keepFailure(test: { readonly state?: string; fullTitle(): string } | undefined): Promise<void> {
    if (test?.state === 'failed') await this.shot(`failed ${test.fullTitle()}`).catch(() => {});
  }
}
