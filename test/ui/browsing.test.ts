import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { openWorkbench, type Workbench } from '../support/workbench';

const DOCKERFILE = `FROM alpine:3.18 AS builder
WORKDIR /src
COPY hello.txt .
RUN mkdir lib && seq 1 3000 > lib/numbers.txt && ln -s lib/numbers.txt latest

FROM scratch AS final
COPY --from=builder /src /app
`;

/** The view of the files. */
function viewOf({ page }: Workbench): Locator {
  return page.locator('.pane', { has: page.locator('.pane-header', { hasText: /Files of/ }) });
}

async function browse(workbench: Workbench, stage: string): Promise<void> {
  await workbench.palette('Dockerfile Stages: Browse Files of a Stage…');
  await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: stage }).first().click();
}

describe('the files of a stage in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    workbench = await openWorkbench({
      workspace: 'build',
      file: 'Dockerfile',
      settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false },
      viewport: { width: 1280, height: 900 },
    });
    await workbench.write(DOCKERFILE);
    await workbench.toggleSection('build');
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  const view = () => viewOf(workbench);
  const row = (name: string) => view().locator(`.monaco-list-row[aria-label^="${name},"]`);
  const expand = async (name: string) => {
    await row(name).waitFor();
    if ((await row(name).getAttribute('aria-expanded')) === 'false')
      await row(name).locator('.monaco-tl-twistie').click();
  };

  it('are a tree with sizes, once a menu of the stage asks for them', async () => {
    await browse(workbench, 'builder');
    await view().waitFor();
    await expand('src');
    await expand('lib');
    assert.match(await row('hello.txt').innerText(), /hello\.txt\s*6 B/);
    assert.match(await row('numbers.txt').innerText(), /13\.9 kB/);
    assert.match(await row('latest').innerText(), /→ lib\/numbers\.txt/);
    await row('hello.txt').hover();
    const hover = workbench.page.locator('.monaco-hover:not(.hidden)', { hasText: '/src/hello.txt' });
    await hover.first().waitFor();
    const words = (await hover.first().innerText()).replace(/\s+/g, ' ');
    assert.match(words, /-rw-r--r-- · 0:0 · 6 B/);
    assert.match(words, /From stage 'builder', line 3 of Dockerfile/);
    assert.match(words, /COPY hello\.txt \./);
    await workbench.shot('files of a stage');
  });

  it('open as text that cannot be changed', async () => {
    await row('hello.txt').click();
    await workbench.page.locator('.tab.active[data-resource-name="hello.txt"]').waitFor();
    await workbench.row('hello').first().waitFor();
    await workbench.shot('file of a stage');
  });

  it('are found by parts of their path', async () => {
    await view().hover();
    await view()
      .getByRole('button', { name: /Search Files of the Stage/ })
      .click();
    const input = workbench.page.locator('.quick-input-widget input[type="text"]');
    await input.fill('src num');
    const found = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'numbers.txt' });
    await found.first().waitFor();
    await workbench.shot('search in a stage');
    await input.press('Enter');
    await workbench.page.locator('.tab.active[data-resource-name="numbers.txt"]').waitFor();
  });

  it('tell which instruction made them', async () => {
    await row('numbers.txt').hover();
    await row('numbers.txt')
      .getByRole('button', { name: /Go to the Instruction/ })
      .click();
    await workbench.page.locator('.tab.active[data-resource-name="Dockerfile"]').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: /Ln 4, Col 1/ }).waitFor();
  });

  it('are gone when they are closed', async () => {
    await view().hover();
    await view()
      .getByRole('button', { name: /Close Files/ })
      .click();
    await view().waitFor({ state: 'detached' });
  });
});

describe('the files of a stage that takes long to save', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let folder: string;
  before(async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    folder = mkdtempSync(path.join(tmpdir(), 'slow-docker-'));
    const docker = execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim();
    const wait = `case "$*" in *"image save"*) [ -e '${folder}/slow' ] && sleep 4321;; esac`;
    writeFileSync(path.join(folder, 'slow'), '');
    writeFileSync(path.join(folder, 'docker'), `#!/bin/sh\n${wait}\nexec '${docker}' "$@"\n`, { mode: 0o755 });
    workbench = await openWorkbench({
      workspace: 'build',
      file: 'Dockerfile',
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
      env: { PATH: `${folder}${path.delimiter}${process.env.PATH}` },
      viewport: { width: 1280, height: 900 },
    });
    await workbench.lens('Build stage').first().waitFor();
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(async () => {
    await workbench?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('are not waited for when somebody cancels, and no process is left', async () => {
    await browse(workbench, 'builder');
    const toast = workbench.toast(/Files of builder/);
    await toast.getByText(/saved .* of about/).waitFor();
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await toast.waitFor({ state: 'detached' });
    const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    assert.ok(!processes.includes('sleep 4321'));
    assert.equal(await viewOf(workbench).count(), 0);
  });

  it('are there when it is tried again, the largest first if one likes', async () => {
    rmSync(path.join(folder, 'slow'));
    await browse(workbench, 'builder');
    const view = viewOf(workbench);
    await view.locator('.monaco-list-row').first().waitFor();
    await view.hover();
    await view.getByRole('button', { name: 'Sort by Size' }).click();
    await view.getByRole('button', { name: 'Sort by Name' }).waitFor();
    await view.locator('.monaco-list-row').first().filter({ hasText: /^bin/ }).waitFor();
    await workbench.shot('files of a stage light');
  });
});
