import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { openWorkbench, type Workbench } from '../support/workbench';

/** Nobody has built this before. */
const NEW = Date.now();
const DOCKERFILE = `# The base of all that follows
FROM alpine:3.18 AS base
RUN head -c 9000000 /dev/urandom > /numbers && echo ${NEW}

FROM base AS builder
RUN sleep 1 && echo compiled > /app

FROM scratch AS final
COPY --from=builder /app /
`;

describe('what a build made, in the window', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  before(async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    workbench = await openWorkbench({
      workspace: 'build',
      file: 'Dockerfile',
      settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false },
      viewport: { width: 1280, height: 800 },
    });
    await workbench.write(DOCKERFILE);
    await workbench.lens('Build stage').nth(2).waitFor();
    await workbench.toggleSection('build');
    await workbench.toggleSection('Stages');
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(async () => {
    await workbench?.close();
    if (workbench) execFileSync('docker', ['image', 'rm', '--force', 'build:builder'], { stdio: 'ignore' });
  });

  const row = (text: RegExp) => workbench.page.locator('[aria-label="Stages"] .monaco-list-row', { hasText: text });
  const lens = (text: RegExp) => workbench.lens(text).first().waitFor();

  it('stands above the stages and in the view', async () => {
    await workbench.lens('Build stage').nth(1).click();
    await lens(/11 MB · 3 layers · built in [\d.]+ s/);
    await row(/^builder11 MB · base/).waitFor();
    await row(/^basebuilt in [\d.]+ s/).waitFor();
    assert.equal(await row(/^final.*built/).count(), 0);
    await workbench.shot('results');
  });

  it('is told in full on the name of the stage', async () => {
    const hover = await workbench.hover('FROM base AS builder', /^builder$/);
    const table = hover.locator('table').first();
    await table.waitFor();
    assert.match((await table.innerText()).replace(/\s+/g, ' '), /Size 11 MB · 3 layers Time [\d.]+ s · 0 of 2 steps/);
    await workbench.shot('results hover');
    await workbench.press('Escape');
  });

  it('is there when the window opens again', async () => {
    await workbench.page.reload();
    await workbench
      .lens(/11 MB · 3 layers · built in [\d.]+ s$/)
      .first()
      .waitFor({ timeout: 90_000 });
    await row(/^builder11 MB · base/).waitFor();
  });

  it('is told to be old once something is edited that the stage reaches, and no longer once that is undone', async () => {
    await workbench.cursorTo('RUN head');
    await workbench.type(' && true');
    await lens(/11 MB · 3 layers · built in [\d.]+ s · changed since/);
    await row(/^builder11 MB · changed since · base/).waitFor();
    await row(/^builder/).hover();
    await workbench.page.locator('.workbench-hover', { hasText: 'The Dockerfile has changed since.' }).waitFor();
    await workbench.shot('results changed');
    await workbench.row('RUN head').first().click();
    for (let left = 10; left > 0 && (await workbench.lens(/changed since/).count()) > 0; left--) {
      await workbench.press('Mod+Z');
      await workbench.page.waitForTimeout(500);
    }
    await row(/^builder11 MB · base/).waitFor();
  });

  it('leads to its layers', async () => {
    await workbench.lens(/11 MB/).first().click();
    await workbench.webview().getByText('builder').first().waitFor();
    await workbench.shot('results layers');
  });
});
