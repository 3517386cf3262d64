import { openWorkbench, type Workbench } from '../support/workbench';

describe('who builds a Dockerfile, in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ file: 'base-src-test-prod/Dockerfile' });
    await workbench.lens('1 build uses this stage').first().waitFor();
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  const statusItem = () => workbench.page.locator('.statusbar-item[id*="seenAs"]');
  const choice = (text: string) => workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: text });

  it('stands above its stages, and opens in a peek', async () => {
    await workbench.lens('1 build uses this stage').last().click();
    await workbench.page.locator('.peekview-widget', { hasText: 'compose.yaml' }).waitFor();
    await workbench.shot('builds of a stage');
    await workbench.press('Escape');
  });

  it('is chosen in the status bar, and then counts above each stage', async () => {
    await statusItem().filter({ hasText: 'as written' }).click();
    await choice('tests').waitFor();
    await workbench.shot('choice of a build');
    await choice('tests').click();
    await statusItem().filter({ hasText: 'tests' }).waitFor();
    await workbench.lens('What tests in compose.yaml builds').waitFor();
    await workbench.shot('seen as a build');
  });

  it('counts in the diagram', async () => {
    await workbench.lens('Show diagram').last().click();
    await workbench.webview().getByText('As tests in compose.yaml builds it').waitFor();
    await workbench.shot('diagram of a build');
    await statusItem().click();
    await choice('As it is written').click();
    await workbench.webview().getByText('As tests in compose.yaml builds it').waitFor({ state: 'detached' });
    await workbench.lens('What tests').waitFor({ state: 'detached' });
  });
});
