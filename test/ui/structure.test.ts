import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../support/workbench';

describe('the structure of a Dockerfile in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      workspace: 'samples',
      file: 'node-stages/Dockerfile',
      viewport: { width: 1200, height: 420 },
    });
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  it('keeps the FROM of a stage in sight while its instructions scroll by', async () => {
    await workbench.lens('Build stage').first().waitFor();
    await workbench.press('Mod+End');
    const sticky = workbench.page.locator('.sticky-widget .sticky-line-content', { hasText: /FROM/ });
    await sticky.filter({ hasText: /AS.production/ }).waitFor();
    assert.equal(await sticky.count(), 1);
    await workbench.shot('sticky');
  });

  it('draws a line above each stage but the first', async () => {
    await workbench.press('Mod+Home');
    const overlays = "[...document.querySelectorAll('.monaco-editor .view-overlays .cdr')]";
    const count = `${overlays}.filter((one) => getComputedStyle(one).borderTopStyle === 'solid').length`;
    const drawn = () => workbench.page.evaluate<number>(count);
    for (let left = 50; (await drawn()) === 0 && left > 0; left--) await workbench.page.waitForTimeout(100);
    assert.equal(await drawn(), 1, 'of the two stages in sight');
    await workbench.shot('dividers');
  });

  it('folds a stage to its FROM', async () => {
    await workbench.press('Mod+End');
    await workbench.palette('Fold All');
    for (const stage of ['builder', 'production']) await workbench.row(new RegExp(`AS.${stage}`)).waitFor();
    await workbench.row('npm run build').waitFor({ state: 'hidden' });
    await workbench.palette('Unfold All');
  });
});
