import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../support/workbench';

/** What the window has, whose types this side does not know. */
interface Styles {
  getComputedStyle(element: unknown): { readonly color: string };
}

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast'];

describe('the colours of a Dockerfile in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      workspace: 'colours',
      file: 'Dockerfile',
      settings: {
        'editor.semanticHighlighting.enabled': false, // which comes on top, and later
        'editor.bracketPairColorization.enabled': false,
        'editor.codeLens': false,
        'editor.minimap.enabled': false,
        'window.autoDetectHighContrast': false,
      },
      viewport: { width: 1000, height: 1200 },
    });
    await workbench.row('USER nginx').click();
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(async () => {
    await workbench?.close();
  });

  /** The colour in which a word of a line is drawn; the word may be a part of what is drawn in one piece. */
  async function colour(line: string, word: string): Promise<string> {
    const piece = workbench.row(line).first().locator('span span').filter({ hasText: word }).first();
    return piece.evaluate((element) => (globalThis as unknown as Styles).getComputedStyle(element).color);
  }

  async function choose(theme: string): Promise<void> {
    const input = workbench.page.locator('.quick-input-widget input[type="text"]');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    const themesAsked = async () => {
      await workbench.press('Mod+k');
      await workbench.press('Mod+t');
    };
    await workbench.opened(themesAsked, rows.filter({ hasText: /Modern|Contrast|20\d\d/ }));
    await input.fill(theme);
    await rows.filter({ hasText: theme }).and(workbench.page.locator('.focused')).waitFor();
    await workbench.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Asks again for a while: VS Code gives each line its new colours when it gets there. */
  async function eventually(check: () => Promise<void>): Promise<void> {
    for (let left = 20; left > 0; left--) {
      const done = await check().then(
        () => true,
        () => false,
      );
      if (done) return;
      await workbench.page.waitForTimeout(500);
    }
    await check();
  }

  async function checkColours(): Promise<void> {
    const plain = await colour('WORKDIR', '/app');
    const comment = await colour('# Installs', 'Installs');
    const stage = await colour('AS deps', 'deps');
    const image = await colour('FROM python', 'python');
    const instruction = await colour('FROM python', 'FROM');
    const all = [plain, comment, stage, image, instruction];
    assert.equal(new Set(all).size, all.length, all.join(' '));

    const unlikePlain: [string, string][] = [
      ['AS deps', 'platform'],
      ['AS deps', 'BUILDPLATFORM'],
      ['AS deps', 'NODE_VERSION'],
      ['sharing=locked', 'target'],
      ['def count', 'def'],
      ['for file in', 'for'],
      ['set -eux', 'set'],
      ['"port"', '8080'],
      ['pages:', 'pages'],
      ['listen', 'listen'],
      ['wget', 'wget'],
      ['daemon off', 'daemon'],
    ];
    for (const [line, word] of unlikePlain) assert.notEqual(await colour(line, word), plain, word);

    assert.equal(await colour('--chown', 'deps'), stage, 'a stage that COPY names');
    assert.equal(await colour('from=report', 'report'), stage, 'a stage that a mount names');
    assert.equal(await colour('what production needs', 'production'), comment, 'a comment within RUN');
    assert.equal(await colour('counts what', 'counts'), comment, 'a comment of Python');
  }

  for (const theme of themes)
    it(`tell a stage, an image, a flag, a variable and the languages within apart (${theme})`, async () => {
      await choose(theme);
      await eventually(checkColours);
      await workbench.page.mouse.move(5, 5);
      await workbench.shot(`colours ${theme}`);
    });

  it('come with the comments of the language: two slashes in a heredoc of JSON, # elsewhere', async () => {
    await workbench.cursorTo('"port"');
    await workbench.press('Mod+/');
    await workbench.row('// { "port"').waitFor();
    await workbench.press('Mod+z');
    await workbench.cursorTo('npm ci');
    await workbench.press('Mod+/');
    await workbench.row('# npm ci').waitFor();
    await workbench.press('Mod+z');
  });
});
