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

  it('folds a stage to its FROM', async () => {
    await workbench.palette('Fold All');
    for (const stage of ['builder', 'production']) await workbench.row(new RegExp(`AS.${stage}`)).waitFor();
    await workbench.row('npm run build').waitFor({ state: 'hidden' });
    await workbench.palette('Unfold All');
  });
});
