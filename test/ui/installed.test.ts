import { openWorkbench, type Workbench } from '../support/workbench';

describe('the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ file: 'go-alpine/Dockerfile' });
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  it('is listed as installed', async () => {
    await workbench.palette('View: Show Extensions');
    const installed = workbench.page.locator('.extensions-viewlet .extension-list-item', {
      hasText: 'Dockerfile Stages',
    });
    await installed.first().waitFor();
    await workbench.shot('installed');
  });
});
