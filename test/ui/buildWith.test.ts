import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openWorkbench, type Workbench } from '../support/workbench';

const docker = (...args: string[]) => promisify(execFile)('docker', args);
const image = 'arguments:greet';

describe('Build Stage With… in the window', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    workbench = await openWorkbench({ workspace: 'arguments', file: 'Dockerfile' });
  });
  afterEach(async function () {
    await workbench?.keepFailure(this.currentTest);
  });
  after(async () => {
    await workbench?.close();
    if (process.env.DOCKER_HOST) await docker('image', 'rm', '--force', image);
  });

  const question = (text: string) => workbench.page.locator('.quick-input-widget', { hasText: text });
  const asked = (text: string) => workbench.page.locator(`.quick-input-widget input[placeholder="${text}"]`);
  const greeting = async () => {
    for (;;) {
      const label = '{{.Config.Labels.greeting}}';
      const said = await docker('image', 'inspect', '--format', label, image).catch(() => undefined);
      if (said) return said.stdout.trim();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };

  it('asks for what the stage looks at, goes back, and builds', async () => {
    // The palette shows the commands that are there when it opens.
    await workbench.lens('Build stage').first().waitFor();
    await workbench.palette('Dockerfile Stages: Build Stage With…');
    await asked('Which stage?').waitFor();
    await workbench.press('Enter');
    await question('Value of WHO, which has no default').waitFor();
    await workbench.page.keyboard.type('word');
    await workbench.press('Enter');
    await asked('Other build arguments').waitFor();
    await workbench.shot('build with');

    await workbench.page.locator('.quick-input-titlebar .action-label[aria-label^="Back"]').click();
    await question('Value of WHO, which has no default').waitFor();
    await workbench.page.keyboard.type('world');
    await workbench.press('Enter');

    for (const text of ['Other build arguments', 'What becomes of it?']) {
      await asked(text).waitFor();
      await workbench.press('Enter');
    }
    await asked('Ready to build').waitFor();
    await workbench.page.keyboard.type('More');
    await workbench.press('Enter');
    await asked('More options').waitFor();
    await workbench.shot('more options');
    await workbench.press('Enter');
    await asked('Ready to build').waitFor();
    await workbench.press('Enter');
    assert.match(await greeting(), /^hello (?:word)?world$/);
  });

  it('builds with the same answers for a press of Enter', async () => {
    await docker('image', 'rm', '--force', image);
    await workbench.palette('Dockerfile Stages: Build Stage With…');
    await question('greet, same as last time').waitFor();
    await workbench.press('Enter');
    assert.match(await greeting(), /world$/);
  });
});
