import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { openWorkbench, type Workbench } from '../support/workbench';

const docker = (...args: string[]) => promisify(execFile)('docker', args);

/** Asks until there is an answer. */
async function until(ask: () => Promise<unknown>): Promise<void> {
  for (let left = 60; left > 0; left--) {
    const answered = await ask().then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await ask();
}

describe('a Dockerfile in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ workspace: 'build', file: 'Dockerfile' });
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(async () => {
    await workbench?.close();
    if (process.env.DOCKER_HOST) await docker('image', 'rm', '--force', 'build:builder');
  });

  const node = (id: string) => workbench.webview().locator(`.node[data-node="${id}"]`);
  const suggestions = () => workbench.page.locator('.suggest-widget.visible .monaco-list-row');

  it('has a lens to build and one to draw above each FROM, and one to see who uses a stage', async () => {
    await workbench.lens('Build stage').nth(2).waitFor();
    await workbench.lens('Show diagram').nth(2).waitFor();
    await workbench.lens('Used by 2 stages').waitFor();
    assert.equal(await workbench.lens().count(), 7);
  });

  it('underlines a stage that is not there', async () => {
    await workbench.press('Mod+End');
    await workbench.type('COPY --from=bulder /src/greeting.txt /copy.txt');
    await workbench.press('Escape');
    await workbench.squiggle('warning').or(workbench.squiggle('error')).first().waitFor();
    const hover = await workbench.hover('bulder', 'bulder');
    assert.match(await hover.first().innerText(), /'bulder' is taken as an image; did you mean stage 'builder'\?/);
    await workbench.shot('hover');
    await workbench.press('Escape');
  });

  it('draws its stages beside it', async () => {
    await workbench.press('Mod+Home');
    await workbench.lens('Show diagram').first().click();
    await node('stage:final').waitFor();
    for (const stage of ['stage:builder', 'stage:test']) assert.ok(await node(stage).isVisible(), stage);
    await workbench.shot('overview');
  });

  it('moves the cursor to the stage that is clicked in the diagram', async () => {
    await node('stage:test').click();
    await workbench.page.locator('.line-numbers.active-line-number', { hasText: /^8$/ }).waitFor();
  });

  it('offers the stages after --from=, and Enter takes one', async () => {
    await workbench.row('bulder').click();
    await workbench.press('Home');
    await workbench.press('Shift+End');
    await workbench.type('COPY --from=');
    await suggestions().filter({ hasText: 'builder' }).waitFor();
    assert.match(await suggestions().first().innerText(), /^test/, 'the nearest stage first');
    await workbench.type('bu');
    await workbench.page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: 'builder' }).waitFor();
    await workbench.shot('completion');
    await workbench.press('Enter');
    await workbench.row('COPY --from=builder').last().waitFor();
    await workbench.squiggle('warning').waitFor({ state: 'detached' });
  });

  it('shows in the diagram what was typed', async () => {
    await workbench.type(' /src/hello.txt /\nFROM scratch AS tiny\nCOPY --from=final / /');
    await workbench.press('Escape');
    await node('stage:tiny').waitFor();
  });

  it('says why a stage cannot be built before it builds it', async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    await workbench.type('\nCOPY --from=tiny');
    await workbench.press('Escape');
    await workbench.press('Mod+Home');
    await workbench.lens('Build stage').nth(3).click();
    const toast = workbench.toast(/Stage 'tiny' can't be built as it stands/);
    await toast.getByRole('button', { name: 'Build Anyway' }).waitFor();
    await workbench.shot('broken');
    await toast.hover();
    await toast.getByRole('button', { name: /^Clear Notification/ }).click();
  });

  it('builds the stage whose lens is clicked', async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    await workbench.palette('File: Revert File');
    await workbench.row('tiny').first().waitFor({ state: 'detached' });
    await workbench.press('Mod+Home');
    await workbench.lens('Build stage').first().click();
    await workbench.page.locator('.single-terminal-tab', { hasText: 'builder' }).waitFor();
    await workbench.page.locator('.single-terminal-tab .codicon-check').waitFor({ timeout: 60_000 });
    await workbench.shot('build');
    const { stdout } = await docker('image', 'inspect', '--format', '{{.Config.WorkingDir}}', 'build:builder');
    assert.equal(stdout.trim(), '/src');
  });

  it('asks which stage, with the one under the cursor chosen', async () => {
    await workbench.cursorTo('FROM alpine:3.18 AS test');
    await workbench.palette('Dockerfile Stages: Build Stage…');
    const chosen = workbench.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'test' });
    await chosen.waitFor();
    assert.equal(await workbench.page.locator('.quick-input-widget .monaco-list-row').count(), 3);
    await workbench.shot('pick');
    await workbench.press('Escape');
  });

  it('asks for no folder where only one holds what COPY reads', async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    await workbench.openFile('docker/Dockerfile');
    await workbench.row('AS greeting').waitFor();
    await workbench.lens('Build stage').first().click();
    await until(() => docker('image', 'inspect', 'docker:greeting'));
    await docker('image', 'rm', '--force', 'docker:greeting');
    await workbench.press('Mod+w');
    await workbench.row('AS final').waitFor();
  });

  it('asks once for the folder that COPY reads from, where it may be one of several', async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    mkdirSync(workbench.path('nested/docker'), { recursive: true });
    writeFileSync(workbench.path('nested/docker/Dockerfile'), 'FROM scratch AS greeting\nCOPY hello.txt /\n');
    writeFileSync(workbench.path('nested/hello.txt'), 'hello\n');
    await workbench.openFile('nested/docker/Dockerfile');
    await workbench.row('AS greeting').waitFor();
    const build = workbench.lens('Build stage').first();
    const question = workbench.page.locator('.quick-input-widget', {
      hasText: 'Build context of nested/docker/Dockerfile',
    });
    await build.click();
    const chosen = question.locator('.monaco-list-row.focused');
    await chosen.waitFor();
    assert.match(await chosen.innerText(), /nested.*Everything that is copied is here/s);
    await workbench.shot('context');
    await workbench.press('Enter');
    await until(() => docker('image', 'inspect', 'docker:greeting'));
    await docker('image', 'rm', '--force', 'docker:greeting');

    await build.click();
    await until(() => docker('image', 'inspect', 'docker:greeting'));
    assert.equal(await question.isVisible(), false);
    await docker('image', 'rm', '--force', 'docker:greeting');
    await workbench.press('Mod+w');
    await workbench.row('AS final').waitFor();
  });

  it('says that there is no engine, and how to get on', async () => {
    mkdirSync(workbench.path('.vscode'));
    const settings = JSON.stringify({ 'dockerfileStages.engine.path': '/nowhere/docker' });
    writeFileSync(workbench.path('.vscode/settings.json'), settings);
    const toast = workbench.toast('"/nowhere/docker" from your settings is no engine that can be run.');
    // The window takes a moment to read its settings again; until then, the stage is just built.
    await workbench.opened(() => workbench.lens('Build stage').first().click(), toast);
    await toast.getByRole('button', { name: 'Open Settings' }).waitFor();
    await toast.getByRole('button', { name: 'Get Docker' }).waitFor();
    await workbench.shot('no engine');
  });
});
