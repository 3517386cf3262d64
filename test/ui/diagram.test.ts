import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { openWorkbench, type Workbench } from '../support/workbench';

async function until(holds: () => boolean): Promise<void> {
  for (let left = 100; left > 0 && !holds(); left--) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(holds());
}

describe('the stage diagram in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ workspace: 'build', file: 'Dockerfile' });
    await workbench.lens('Show diagram').first().click();
    await node('stage:final').waitFor();
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  const node = (id: string) => workbench.webview().locator(`.node[data-node="${id}"]`);
  const line = (number: number) =>
    workbench.page.locator('.line-numbers.active-line-number', { hasText: new RegExp(`^${number}$`) });
  const menuItem = (title: string | RegExp) => workbench.page.locator('.monaco-menu .action-label', { hasText: title });

  it('marks the stage that the cursor is in', async () => {
    await workbench.cursorTo('FROM alpine:3.18 AS test');
    await workbench.webview().locator('.node.selected[data-node="stage:test"]').waitFor();
  });

  it('has a menu on each card with all that can be done with the stage', async () => {
    await workbench.opened(() => node('stage:builder').click({ button: 'right' }), menuItem('Show References'));
    const titles = (await workbench.page.locator('.monaco-menu .action-label:not(.separator)').allInnerTexts()).filter(
      Boolean,
    );
    assert.deepEqual(titles, [
      'Show References',
      'Build Stage…',
      'Build Stage With…',
      'Shell in Stage…',
      'Run Stage…',
      'Browse Files of a Stage…',
      'Compare Stages…',
      'Add to Compose or Bake…',
    ]);
    await workbench.shot('diagram menu');
    await menuItem('Show References').click();
    await workbench.page.locator('.zone-widget .peekview-title', { hasText: 'Locations (3)' }).waitFor();
    await workbench.press('Escape');
  });

  it('has the menu by keyboard, too', async () => {
    await node('stage:test').focus();
    await workbench.opened(() => workbench.press('Shift+F10'), menuItem('Show References'));
    await workbench.press('Escape');
  });

  it('has no menu where there is nothing to do', async () => {
    await workbench
      .webview()
      .locator('.canvas')
      .click({ button: 'right', position: { x: 5, y: 5 } });
    await workbench.page.waitForTimeout(500);
    assert.equal(await menuItem(/./).count(), 0);
  });

  it('counts on a card the problems of its stage', async () => {
    await workbench.row('FROM scratch AS final').last().click();
    await workbench.page.locator('.monaco-editor.focused').waitFor();
    await workbench.press('Mod+End');
    await workbench.type('\nCOPY --from=bulder /src/greeting.txt /copy.txt');
    await workbench.press('Escape');
    await node('stage:final').locator('.pill.warning, .pill.error').first().waitFor();
    await workbench.shot('diagram problems');
    await workbench.palette('File: Revert File');
  });

  it('moves the keyboard to the instruction with Enter', async () => {
    await node('stage:test').focus();
    await workbench.press('Enter');
    await line(8).waitFor();
    await workbench.page.locator('.monaco-editor.focused').waitFor();
  });

  it('shows each instruction, or the build of one stage, when asked to', async () => {
    const row = (text: string | RegExp) =>
      workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: text });
    const choose = async (text: string | RegExp) => {
      await workbench.webview().getByRole('button', { name: 'Choose What Is Shown…' }).click();
      await row(text).first().waitFor();
      await workbench.shot('diagram view');
      await row(text).first().click();
    };
    await choose('Detailed');
    await node('stage:builder').locator('.instruction').first().waitFor();
    await choose(/^\W*test$/);
    await workbench.webview().locator('.chosen .node.unneeded[data-node="stage:final"]').waitFor();
    await workbench.shot('diagram of a target');
    await choose('What is built by default');
    await workbench.webview().locator('.chosen').waitFor({ state: 'detached' });
    await choose('Normal');
    await node('stage:builder').locator('.instruction').first().waitFor({ state: 'detached' });
  });

  it('writes the picture into a file', async () => {
    await workbench.webview().getByRole('button', { name: 'Export…' }).click();
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'SVG…' }).click();
    await workbench.page.getByRole('button', { name: 'OK' }).click();
    await until(() => existsSync(workbench.path('Dockerfile.svg')));
    assert.match(workbench.read('Dockerfile.svg'), /^<svg .*builder.*<\/svg>\n$/s);
  });

  it('stays with a Dockerfile that is kept, and follows the editor again', async () => {
    const keep = workbench.webview().getByRole('button', { name: 'Keep This Dockerfile' });
    await keep.click();
    await workbench.press('Mod+1');
    await workbench.openFile('docker/Dockerfile');
    await workbench.row('AS greeting').waitFor();
    await workbench.page.waitForTimeout(1000);
    assert.equal(await node('stage:final').isVisible(), true);
    await keep.click();
    await node('stage:greeting').waitFor();
  });

  it('shows another Dockerfile of the workspace when asked to', async () => {
    await workbench.webview().getByRole('button', { name: 'Show Another Dockerfile…' }).click();
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows
      .filter({ hasText: /^Dockerfile/ })
      .first()
      .waitFor();
    await workbench.shot('diagram picker');
    await rows.filter({ hasText: 'failing' }).first().click();
    await workbench.page.locator('.tab', { hasText: 'Stages of Dockerfile' }).waitFor();
    await node('stage:greeting').waitFor({ state: 'detached' });
  });
});
