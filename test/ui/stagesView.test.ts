import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from '../support/workbench';

describe('the view of stages in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ workspace: 'build', file: 'Dockerfile' });
    await workbench.lens('Build stage').first().waitFor();
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  const row = (text?: string | RegExp) =>
    workbench.page.locator('[aria-label="Stages"] .monaco-list-row', { hasText: text });
  const spoken = (text: string) =>
    workbench.page.locator(`[aria-label="Stages"] .monaco-list-row[aria-label="${text}"]`);

  it('stands in the explorer, closed until somebody opens it', async () => {
    const header = workbench.page.locator('.pane-header', { hasText: 'Stages' });
    assert.equal(await header.getAttribute('aria-expanded'), 'false');
    await workbench.toggleSection('build');
    await header.click();
    await row('builder').waitFor();
  });

  it('says what each stage is, also to who only listens', async () => {
    await spoken('Dockerfile, 3 stages').waitFor();
    await spoken('builder, from alpine:3.18').waitFor();
    await spoken('test, from alpine:3.18, unused').waitFor();
    await spoken('final, from scratch, built by default').waitFor();
    await workbench.shot('stages view');
  });

  it('says what a stage takes from where, and leads there', async () => {
    await row('final').locator('.monaco-tl-twistie').click();
    await spoken('takes from scratch, FROM, line 12').waitFor();
    await spoken('takes from builder, COPY /src/greeting.txt → /, line 13').click();
    await workbench.page.locator('.line-numbers.active-line-number', { hasText: /^13$/ }).waitFor();
  });

  it('selects the stage that the cursor is in, and shows what is typed', async () => {
    await workbench.cursorTo('RUN grep');
    await workbench.page.locator('[aria-label="Stages"] .monaco-list-row.selected', { hasText: 'test' }).waitFor();
    await workbench.press('Mod+End');
    await workbench.type('\nFROM final AS typed');
    await workbench.press('Escape');
    await spoken('typed, from final, built by default').waitFor();
    await workbench.page.locator('[aria-label="Stages"] .monaco-list-row.selected', { hasText: 'typed' }).waitFor();
    await workbench.palette('File: Revert File');
    await row('typed').waitFor({ state: 'detached' });
  });

  it('says who builds a stage, and leads there', async () => {
    const compose = 'services:\n  checks:\n    build:\n      context: .\n      target: test\n';
    writeFileSync(workbench.path('compose.yaml'), compose);
    await spoken('test, from alpine:3.18').waitFor();
    await row('test').first().locator('.monaco-tl-twistie').click();
    await spoken('built by checks, compose.yaml, line 5').click();
    await workbench.page.locator('.tab.active[data-resource-name="compose.yaml"]').waitFor();
    await workbench.page.locator('.line-numbers.active-line-number', { hasText: /^5$/ }).waitFor();
    await workbench.shot('stages builds');
  });

  it('follows what is typed in the file that builds it', async () => {
    await workbench.press('End');
    await workbench.type('s');
    await spoken('test, from alpine:3.18, unused').waitFor();
    await workbench.press('Backspace');
    await spoken('test, from alpine:3.18').waitFor();
    await workbench.palette('View: Revert and Close Editor');
    await workbench.page.locator('.tab[data-resource-name="compose.yaml"]').waitFor({ state: 'detached' });
  });

  it('has a menu for each stage', async () => {
    await row('builder').first().click({ button: 'right' });
    const menu = workbench.page.locator('.monaco-menu .action-item');
    await menu.first().waitFor();
    const titles = (await menu.allInnerTexts()).map((text) => text.trim()).filter(Boolean);
    assert.deepEqual(titles, [
      'Show in Editor',
      'Show in Diagram',
      'Build Stage',
      'Shell in Stage',
      'Run Stage',
      'Browse Files',
      'Compare Stages…',
      'Add to Compose or Bake…',
      'Copy Name',
      'Copy Build Command',
    ]);
    await workbench.shot('stages menu');
    await workbench.press('Escape');
  });

  it('shows a stage in the diagram', async () => {
    await row('test').first().hover();
    await row('test').first().getByRole('button', { name: 'Show in Diagram' }).click();
    await workbench.webview().locator('.node[data-node="stage:test"].selected').waitFor();
    await workbench.palette('View: Close All Editors in Group');
  });

  it('leaves the stages that have what is typed in its filter', async () => {
    await workbench.palette('Dockerfile Stages: Filter Stages…');
    await workbench.page.locator('.quick-input-title', { hasText: 'Filter Stages' }).waitFor();
    await workbench.type('greet');
    await row('builder').first().waitFor({ state: 'detached' });
    await spoken('greeting, from scratch, built by default').waitFor();
    await workbench.shot('stages filtered');
    await workbench.press('Enter');
    await workbench.page.locator('.pane-body', { hasText: 'Stages with "greet"' }).first().waitFor();
    await workbench.page.locator('.pane-header', { hasText: 'Stages' }).hover();
    await workbench.page.locator('.pane-header .action-label[aria-label="Clear Filter"]').click();
    await row('builder').first().waitFor();
  });

  it('offers a new Dockerfile where there is none', async () => {
    mkdirSync(workbench.path('web'));
    for (const file of ['compose.yaml', 'Dockerfile', 'docker', 'failing', 'slow', 'unnamed'])
      rmSync(workbench.path(file), { recursive: true, force: true });
    const offer = workbench.page.locator('.welcome-view-content', { hasText: 'There is no Dockerfile in this folder' });
    await offer.getByRole('button', { name: 'New Multi-stage Dockerfile…' }).waitFor();
    await workbench.shot('stages empty');
    writeFileSync(workbench.path('web/Dockerfile'), 'FROM nginx AS web\n');
    await spoken('Dockerfile, web, 1 stage').waitFor();
    assert.equal(await offer.isVisible(), false);
  });
});
