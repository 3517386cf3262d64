import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../support/workbench';

const text = `FROM golang:1.23 as builder
WORKDIR /src
COPY go.mod main.go ./
RUN go build -o /app

FROM debian:12-slim as production
MAINTAINER me@example.com
RUN apt-get update && apt-get install -y curl
COPY --from=bilder /app /app
USER 1000
CMD /app --serve`;

describe('findings in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    const settings = { 'editor.autoIndent': 'none', 'workbench.colorTheme': 'Default Dark Modern' };
    workbench = await openWorkbench({ workspace: 'build', file: 'Dockerfile', settings });
    await workbench.lens('Build stage').first().waitFor();
    await workbench.press('Mod+a');
    await workbench.page.keyboard.insertText(text);
    await workbench.squiggle('warning').first().waitFor();
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  /** Puts the cursor into a word of a drawn line. */
  const goTo = async (line: string, word: string) => {
    await workbench.row(line).first().locator('span span').filter({ hasText: word }).first().click();
  };

  const menu = () => workbench.page.locator('.action-widget .monaco-list-row.action');

  const titles = async (line: string, word: string) => {
    await goTo(line, word);
    await workbench.opened(() => workbench.press('Mod+.'), menu());
    const found = (await menu().allInnerTexts()).map((one) => one.trim());
    await workbench.shot(`findings menu ${word}`);
    await workbench.press('Escape');
    return found;
  };

  it('are squiggles by how grave they are, and dots where they are a matter of taste', async () => {
    for (const kind of ['warning', 'info', 'hint'] as const) await workbench.squiggle(kind).first().waitFor();
    assert.equal(await workbench.squiggle('error').count(), 0);
    await workbench.shot('findings');
  });

  it('are listed with their rule, those of taste left out', async () => {
    const rows = await workbench.problems();
    await rows.filter({ hasText: "'bilder' is taken as an image; did you mean stage 'builder'?" }).waitFor();
    await rows.filter({ hasText: 'maintainer-deprecated' }).waitFor();
    assert.equal(await rows.filter({ hasText: 'no-cache-mount' }).count(), 0);
    await workbench.shot('findings problems');
    await workbench.palette('View: Toggle Panel Visibility');
  });

  it('say what is wrong under the mouse, with the page of the rule', async () => {
    const hover = await workbench.hover('bilder', 'bilder');
    await hover.filter({ hasText: 'did you mean stage' }).first().waitFor();
    const page = workbench.page.locator('.monaco-hover a', { hasText: 'unknown-stage' });
    await page.first().waitFor();
    await workbench.shot('findings hover');
    await workbench.press('Escape');
  });

  it('offer what mends them first, then what silences them, the smallest place first', async () => {
    assert.deepEqual(await titles('bilder', 'bilder'), [
      "Replace with 'builder'",
      "Ignore 'unknown-stage' for this instruction",
      "Ignore 'unknown-stage' in this stage",
      "Ignore 'unknown-stage' in this file",
      "Turn off 'unknown-stage' in the settings",
    ]);
  });

  it('offer to mend all of a kind, and to skip a build check', async () => {
    assert.deepEqual(await titles('FROM golang', 'as'), [
      "Write 'AS'",
      "Fix all 'from-as-casing' problems in this file",
      "Ignore 'from-as-casing' for this instruction",
      "Ignore 'from-as-casing' in this stage",
      "Ignore 'from-as-casing' in this file",
      'Skip with # check=skip=FromAsCasing in this file',
      "Turn off 'from-as-casing' in the settings",
    ]);
  });

  it('go away when they are mended, or ignored by a comment', async () => {
    await goTo('bilder', 'bilder');
    await workbench.quickFix("Replace with 'builder'");
    await workbench.row('--from=builder').waitFor();
    await workbench.squiggle('warning').waitFor({ state: 'detached' });
    await goTo('MAINTAINER', 'MAINTAINER');
    await workbench.quickFix("Ignore 'maintainer-deprecated' for this instruction");
    await workbench.row('# dockerfile-stages ignore=maintainer-deprecated').waitFor();
    const rows = await workbench.problems();
    await rows.filter({ hasText: 'maintainer-deprecated' }).waitFor({ state: 'detached' });
    await workbench.palette('View: Toggle Panel Visibility');
  });

  it('are mended all at once by the command of the editor, where that is safe', async () => {
    await goTo('FROM golang', 'golang');
    await workbench.palette('Fix All');
    await workbench.row('FROM golang:1.23 AS builder').waitFor();
    await workbench.row('FROM debian:12-slim AS production').waitFor();
    await workbench.shot('findings all mended');
  });
});
