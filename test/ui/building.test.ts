import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from '../support/workbench';

const DOCKERFILE = `FROM alpine:3.18 AS base
RUN echo prepared

FROM base AS builder
WORKDIR /src
COPY hello.txt .
RUN for i in $(seq 1 600); do echo "compiling part $i"; sleep 0.5; done

FROM base AS docs
RUN sleep 1 && echo written > /docs

FROM scratch AS final
COPY --from=builder /src /
COPY --from=docs /docs /
`;

describe('a build in the window', function () {
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
    await workbench.lens('Build stage').nth(3).waitFor();
    await workbench.toggleSection('build');
    await workbench.toggleSection('Stages');
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  const row = (text: RegExp) => workbench.page.locator('[aria-label="Stages"] .monaco-list-row', { hasText: text });
  const toast = () => workbench.toast(/Building final/);

  it('is followed in the lenses, the view, the terminal and a notification', async () => {
    await workbench.lens('Build stage').nth(3).click();
    await workbench
      .lens(/building \d\/\d+ · \d+ s/)
      .first()
      .waitFor();
    await workbench.lens(/built/).first().waitFor();
    await row(/^docs.*built/).waitFor();
    await row(/^builder.*building 3\/3/).waitFor();
    await toast()
      .getByText(/step \d of \d+ · builder: RUN for i/)
      .waitFor();
    await workbench.shot('building');
  });

  it('ends when it is cancelled, and says so', async () => {
    await toast().getByRole('button', { name: 'Cancel' }).click();
    await workbench
      .lens(/cancelled/)
      .first()
      .waitFor();
    await toast().waitFor({ state: 'detached' });
    assert.equal(await workbench.lens(/building/).count(), 0);
    await workbench.shot('building cancelled');
  });

  it('underlines the command that failed, with the end of its log', async () => {
    writeFileSync(workbench.path('Dockerfile'), DOCKERFILE.replace('sleep 1 &&', 'echo no paper && exit 4 &&'));
    await workbench.row('no paper').waitFor();
    await workbench.lens('Build stage').nth(2).click();
    await workbench.squiggle('error').first().waitFor();
    await workbench
      .toast(/Stage 'docs' was not built/)
      .getByRole('button', { name: 'Show Log' })
      .waitFor();
    await workbench
      .lens(/failed after/)
      .first()
      .waitFor();
    const hover = await workbench.hover('no paper', 'RUN');
    assert.match((await hover.first().innerText()).replace(/\s+/g, ' '), /ended with exit code 4\. no paper/);
    await workbench.shot('building failed');
  });
});

describe('a build in a window that is closed', function () {
  this.timeout(120_000);
  before(function () {
    if (!process.env.DOCKER_HOST) this.skip();
  });

  it('ends as well', async () => {
    const workbench = await openWorkbench({ workspace: 'build', file: 'slow/Dockerfile' });
    const isRunning = () =>
      execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).includes('--target=slow --file=Dockerfile');
    try {
      await workbench.lens('Build stage').first().click();
      await workbench
        .lens(/building/)
        .first()
        .waitFor();
      assert.ok(isRunning());
    } finally {
      await workbench.close();
    }
    for (let left = 100; left > 0 && isRunning(); left--) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(isRunning(), false);
  });
});
