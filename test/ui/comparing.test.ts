import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { openWorkbench, type Workbench } from '../support/workbench';

const docker = (...args: string[]) => promisify(execFile)('docker', args);
const DOCKERFILE = `FROM alpine:3.18 AS builder
WORKDIR /src
COPY hello.txt .
RUN dd if=/dev/zero of=/src/app bs=1000 count=40000
RUN dd if=/dev/zero of=/src/cache bs=1000 count=25000

FROM builder AS test
ENV CI=1
RUN sh -c 'test -s /src/app'

FROM alpine:3.18 AS final
COPY --from=builder /src/app /usr/local/bin/app
USER 1000
EXPOSE 8080 9090
ENTRYPOINT ["/usr/local/bin/app", "--listen=0.0.0.0:8080"]
`;

describe('comparing stages in the window', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  // A window before this one may have built stages of these names.
  const removeImages = () =>
    Promise.allSettled(['builder', 'test', 'final'].map((stage) => docker('image', 'rm', '--force', `build:${stage}`)));
  before(async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    await removeImages();
    workbench = await openWorkbench({
      workspace: 'build',
      settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false },
      viewport: { width: 1480, height: 900 },
    });
    // A window that was told which file to open forgets the others when it opens again.
    await workbench.openFile('Dockerfile');
    await workbench.write(DOCKERFILE);
    await workbench.lens('Build stage').nth(2).waitFor();
  });
  afterEach(async function () {
    await workbench?.keepFailure(this.currentTest);
  });
  after(async () => {
    await workbench?.close();
    if (process.env.DOCKER_HOST) await removeImages();
  });

  const page = () => workbench.webview();
  const button = (name: string | RegExp) => page().getByRole('button', { name, exact: true });
  const row = (stage: string) =>
    page()
      .getByRole('table', { name: /^Stages of/ })
      .getByRole('row')
      .filter({ has: page().getByRole('rowheader', { name: stage }) });
  const stages = () => page().locator('.stages tbody th > :first-child').allInnerTexts();
  const layers = () => page().getByRole('table', { name: /^Layers of/ });

  it('builds what has no image, and shows how much less the last one weighs', async () => {
    await workbench.palette('Dockerfile Stages: Compare Stages…');
    const pick = workbench.page.locator('.quick-input-widget');
    await pick.getByText('not built yet').nth(2).waitFor();
    await workbench.shot('comparing which');
    for (const stage of ['builder', 'test', 'final']) {
      await pick.locator('.monaco-list-row', { hasText: stage }).locator('.label-name').first().click();
    }
    await pick.getByText('3 Selected').waitFor();
    await workbench.press('Enter');
    await row('final')
      .getByText(/^-\d+ %$/)
      .waitFor({ timeout: 120_000 });
    assert.deepEqual(await stages(), ['builder', 'test', 'final']);
    const cells = (await row('final').getByRole('cell').allInnerTexts()).map((text) => text.trim());
    assert.deepEqual(cells.slice(0, 5), ['alpine:3.18', 'build:final', '42 MB', '2', '-37 %']);
    assert.deepEqual(cells.slice(6), ['1000', '8080/tcp, 9090/tcp', '/usr/local/bin/app --listen=0.0.0.0:8080']);
    await workbench.shot('comparing');
  });

  it('sorts by a column, back and forth', async () => {
    await button('Size').click();
    assert.equal((await stages()).at(-1), 'final');
    assert.equal(
      await page().getByRole('columnheader', { name: 'Size' }).first().getAttribute('aria-sort'),
      'descending',
    );
    await button('Size').press('Enter');
    assert.equal((await stages())[0], 'final');
    assert.equal(
      await page().getByRole('columnheader', { name: 'Size' }).first().getAttribute('aria-sort'),
      'ascending',
    );
    await button('Stage').click();
    assert.deepEqual(await stages(), ['builder', 'test', 'final']);
  });

  it('opens the layers of a stage, by mouse and by key', async () => {
    await row('test').getByText('build:test').click();
    await layers().getByText('RUN dd if=/dev/zero of=/src/cache').waitFor();
    assert.equal(await button('test').getAttribute('aria-expanded'), 'true');
    await button('builder').focus();
    await workbench.press('Enter');
    await page().getByRole('heading', { name: 'Layers of builder' }).waitFor();
    assert.equal(await layers().getByText('WORKDIR /src').count(), 0);
    await page().getByRole('checkbox', { name: 'Show what adds no files' }).click();
    await layers().getByText('WORKDIR /src').waitFor();
    await button(/^Base image alpine:3.18/).click();
    await layers().getByText('alpine:3.18', { exact: true }).waitFor();
    await workbench.shot('comparing layers');
  });

  it('is drawn in every theme', async () => {
    for (const theme of ['Light Modern', 'Dark High Contrast']) {
      const input = workbench.page.locator('.quick-input-widget input[type="text"]');
      await workbench.opened(() => workbench.press('F1'), input);
      await input.fill('>Preferences: Color Theme');
      await workbench.page.locator('.monaco-list-row[aria-label^="Preferences: Color Theme"]').first().click();
      await workbench.page.locator('.quick-input-widget input[placeholder*="Color Theme"]').waitFor();
      await input.fill(theme);
      await workbench.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: theme }).waitFor();
      await workbench.press('Enter');
      const kind = theme === 'Light Modern' ? 'vscode-light' : 'vscode-high-contrast';
      await page().locator(`body.${kind}`).waitFor();
      assert.ok(await row('final').isVisible());
      await workbench.shot(`comparing in ${theme}`);
    }
  });

  it('leads from a layer to its line', async () => {
    await layers()
      .getByRole('button', { name: /count=25000/ })
      .click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 5, Col 1' }).waitFor();
    await workbench.page.locator('.tab', { hasText: 'Compare Dockerfile' }).click();
    await layers().waitFor();
  });

  it('is copied and exported', async () => {
    await button('Copy as Markdown').click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Copied as Markdown.' }).waitFor();
    await button('Export as CSV…').first().click();
    await workbench.page.locator('.quick-input-widget input').first().waitFor();
    await workbench.press('Enter');
    await workbench.toast(/Saved as/).waitFor();
    assert.ok(existsSync(workbench.path('stages.csv')));
    const [head, first] = workbench.read('stages.csv').split('\r\n');
    assert.match(head ?? '', /^Stage,Base,Image,Size \(B\),Layers,/);
    assert.match(first ?? '', /^builder,alpine:3\.18,build:builder,\d{8},/);
  });

  it('is there again after a reload, as it was', async () => {
    await workbench.palette('Developer: Reload Window');
    await page().getByRole('heading', { name: 'Layers of builder' }).waitFor({ timeout: 120_000 });
    assert.deepEqual(await stages(), ['builder', 'test', 'final']);
  });
});
