import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { openWorkbench, type Workbench } from '../support/workbench';

const DOCKERFILE = `FROM alpine:3.18 AS builder
WORKDIR /src
RUN echo hello > greeting
EXPOSE 8000 5432
CMD ["httpd", "-f", "-p", "8000"]

FROM builder AS test
RUN echo prepared > ready
RUN grep good-bye greeting || exit 5

FROM scratch AS final
COPY --from=builder /src/greeting /
`;

describe('a stage that is looked into', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  before(async function () {
    if (!process.env.DOCKER_HOST) this.skip();
    workbench = await openWorkbench({
      workspace: 'build',
      file: 'Dockerfile',
      settings: {
        'workbench.colorTheme': 'Default Dark Modern',
        'editor.minimap.enabled': false,
        // Drawn as text, which can be read.
        'terminal.integrated.gpuAcceleration': 'off',
      },
      viewport: { width: 1280, height: 900 },
    });
    await workbench.write(DOCKERFILE);
    await workbench.toggleSection('build');
    await workbench.toggleSection('Stages');
    await row(/^final/).waitFor();
  });
  afterEach(async function () {
    await workbench.keepFailure(this.currentTest);
  });
  after(() => workbench?.close());

  const row = (text: RegExp) => workbench.page.locator('[aria-label="Stages"] .monaco-list-row', { hasText: text });
  const shellIn = async (stage: RegExp) => {
    await row(stage).hover();
    await row(stage).getByRole('button', { name: 'Shell in Stage' }).click();
  };
  const terminal = (text: RegExp) => workbench.page.locator('.terminal-wrapper.active .xterm-rows', { hasText: text });

  it('has a shell behind its row', async () => {
    await shellIn(/^builder/);
    await terminal(/\/src #/).waitFor();
    await workbench.page.keyboard.type('cat greeting\n');
    await terminal(/hello/).waitFor();
    await workbench.shot('shell in stage');
    await workbench.page.keyboard.type('exit\n');
  });

  it('says that it has none, and what there is', async () => {
    await shellIn(/^final/);
    const toast = workbench.toast("There is no shell in stage 'final'");
    await toast.getByRole('button', { name: "Shell in 'builder'" }).waitFor();
    await toast.getByRole('button', { name: 'Files as a Folder…' }).waitFor();
    await workbench.shot('no shell');
    await toast.getByRole('button', { name: 'Files as a Folder…' }).click();
    const dialog = workbench.page.locator('.quick-input-widget');
    // It begins in the folder of the Dockerfile.
    await dialog.locator('.monaco-list-row', { hasText: 'unnamed' }).waitFor();
    await dialog.getByRole('button', { name: 'Write Here' }).click();
    await workbench
      .toast(/The files of 'final' are in/)
      .getByRole('button', { name: 'Open Folder' })
      .waitFor();
    assert.equal(workbench.read('final-files/greeting'), 'hello\n');
    await shellIn(/^final/);
    await toast.getByRole('button', { name: "Shell in 'builder'" }).click();
    await terminal(/\/src #/).waitFor();
    await workbench.page.keyboard.type('exit\n');
  });

  it('opens as it was before the command that failed', async () => {
    await workbench.lens('Build stage').nth(1).click();
    const toast = workbench.toast(/Stage 'test' was not built/);
    await toast.getByRole('button', { name: 'Shell Before It' }).click();
    await terminal(/RUN grep good-bye greeting \|\| exit 5/).waitFor();
    await terminal(/\/src #/).waitFor();
    await workbench.page.keyboard.type('cat ready\n');
    await terminal(/prepared/).waitFor();
    await workbench.shot('shell before the failure');
    await workbench.page.keyboard.type('exit\n');
  });

  it('runs, and says where it can be reached', async () => {
    await workbench.palette('Dockerfile Stages: Run Stage…');
    const focused = workbench.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: /builder/ });
    await workbench.page
      .locator('.quick-input-widget .monaco-list-row', { hasText: /builder/ })
      .first()
      .waitFor();
    await workbench.page.keyboard.type('builder');
    await focused.waitFor();
    await workbench.press('Enter');
    const toast = workbench.toast(/Stage 'builder' runs: localhost:\d+, localhost:\d+/);
    const open = toast.getByRole('button', { name: /^Open localhost:\d+$/ });
    await open.waitFor();
    assert.equal(await open.count(), 1);
    await workbench.shot('run stage');
    await workbench.palette('Terminal: Kill the Active Terminal Instance');
    const running = () =>
      execFileSync('docker', ['ps', '--quiet', '--filter=label=dockerfile-stages'], { encoding: 'utf8' });
    for (let left = 100; left > 0 && running() !== ''; left--) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(running(), '');
  });
});
