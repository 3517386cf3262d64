import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { openWorkbench, type Workbench } from '../support/workbench';

const text = `FROM golang:1.23 AS builder
WORKDIR /src
COPY . .
RUN go build -o /app

FROM debian:12-slim AS production
RUN apt-get update && apt-get install -y curl
COPY --from=builder /app /app
ENTRYPOINT ["/app"]
`;

for (const theme of ['Default Dark Modern', 'Default Light Modern']) {
  describe(`the checklist of a Dockerfile in the view of stages (${theme})`, function () {
    this.timeout(180_000);
    let workbench: Workbench;
    before(async () => {
      workbench = await openWorkbench({
        workspace: 'build',
        file: 'Dockerfile',
        settings: { 'workbench.colorTheme': theme },
        viewport: { width: 1280, height: 900 },
      });
      await workbench.lens('Build stage').first().waitFor();
      await workbench.row('FROM').first().click();
      await workbench.press('Mod+a');
      await workbench.page.keyboard.insertText(text);
      await workbench.row('debian:12-slim').waitFor();
    });
    afterEach(async function () {
      await workbench.keepFailure(this.currentTest);
    });
    after(() => workbench?.close());

    const spoken = (words: string) =>
      workbench.page.locator(`[aria-label="Stages"] .monaco-list-row[aria-label^="${words}"]`);
    const toggle = (words: string) => spoken(words).locator('.monaco-tl-twistie').click();

    it('is opened by a command, with what is in each section', async () => {
      await workbench.toggleSection('build');
      await workbench.palette('Dockerfile Stages: Check the Multi-stage Build');
      for (const section of ['Structure', 'Optimisation', 'Build', 'Security']) await spoken(`${section}, `).waitFor();
      await spoken("The build stands apart from what runs, passed, Stage 'production' takes its files").waitFor();
      await spoken('A stage runs the tests, failed, No stage is called test').waitFor();
      await workbench.shot(`checklist ${theme}`);
    });

    it('leads to the place of a point', async () => {
      await spoken('What ships stands on a small image, passed').click();
      await workbench.page.locator('.line-numbers.active-line-number', { hasText: /^6$/ }).waitFor();
      await workbench.page.waitForTimeout(500); // what follows the cursor would have been there by now
      const selected = workbench.page.locator('[aria-label="Stages"] .monaco-list-row.selected');
      assert.match((await selected.first().innerText()) ?? '', /What ships stands on a small/);
    });

    it('follows what is typed, and the ignore file', async () => {
      await spoken('A .dockerignore keeps out what the build does not need, failed').waitFor();
      writeFileSync(workbench.path('.dockerignore'), '.git\n');
      await spoken('A .dockerignore keeps out what the build does not need, passed').waitFor();
      await workbench.press('Mod+End');
      await workbench.type('USER 1000');
      await workbench.press('Escape');
      await spoken('What ships does not run as root, passed, It runs as 1000').waitFor();
    });

    it('stays open while an instruction is half typed', async () => {
      await workbench.press('Mod+End');
      await workbench.type('\nFOO');
      await workbench.squiggle('error').first().waitFor();
      await spoken('What ships does not run as root, passed').waitFor();
      for (let left = 4; left > 0; left--) await workbench.press('Backspace');
      await workbench.press('Escape');
    });

    it('has a button for what can be mended, which opens the file and the fixes at the place', async () => {
      await workbench.press('Mod+s');
      await workbench.page.locator('.tab.dirty').waitFor({ state: 'detached' });
      await workbench.palette('View: Close All Editors in Group');
      await workbench.page.locator('.tab[data-resource-name="Dockerfile"]').waitFor({ state: 'detached' });
      const caches = spoken('No build tools and caches ship, failed');
      await caches.hover();
      await caches.getByRole('button', { name: 'Fix' }).click();
      const menu = workbench.page.locator('.action-widget .monaco-list-row.action');
      await menu.first().waitFor();
      await workbench.shot(`checklist fixes ${theme}`);
      await workbench.press('Enter');
      await spoken('No build tools and caches ship, passed').waitFor();
      const tests = spoken('A stage runs the tests, failed');
      await tests.hover();
      assert.equal(await tests.getByRole('button').count(), 0);
      await toggle('Structure, ');
      await workbench.shot(`checklist mended ${theme}`);
    });
  });
}
