import { openWorkbench, type Workbench } from '../support/workbench';
import { look, type Scene } from './scene';

const DOCKERFILE = `FROM alpine:3.18 AS builder
WORKDIR /src
COPY hello.txt .
RUN dd if=/dev/zero of=/src/server bs=1000 count=31000
RUN dd if=/dev/zero of=/src/cache bs=1000 count=25000

FROM builder AS test
RUN echo "12 passed" && echo "expected 200, got 404" && exit 1

FROM alpine:3.18 AS production
COPY --from=builder /src/server /usr/local/bin/server
EXPOSE 8080
USER 1000
ENTRYPOINT ["/usr/local/bin/server"]
`;

async function opened(): Promise<Workbench> {
  const workbench = await openWorkbench({
    workspace: 'build',
    file: 'Dockerfile',
    settings: { ...look, 'workbench.editor.showTabs': 'single', 'explorer.openEditors.visible': 0 },
    viewport: { width: 1200, height: 750 },
  });
  await workbench.write(DOCKERFILE);
  await workbench.lens('Build stage').nth(2).waitFor();
  return workbench;
}

async function build(workbench: Workbench, index: number, end: RegExp): Promise<void> {
  await workbench.lens('Build stage').nth(index).click();
  await workbench.lens(end).first().waitFor({ timeout: 120_000 });
}

async function onlyStages(workbench: Workbench): Promise<void> {
  await workbench.toggleSection('build');
  await workbench.toggleSection('Stages');
  await workbench.page.locator('[aria-label="Stages"] .monaco-list-row', { hasText: /^production/ }).waitFor();
}

/** A test stage whose command fails. */
export const failedBuild: Scene = async (keep) => {
  const workbench = await opened();
  try {
    await onlyStages(workbench);
    await build(workbench, 2, /built in|MB/);
    await build(workbench, 1, /failed/);
    await workbench.palette('Notifications: Clear All Notifications');
    await keep(workbench, 'failure');
  } finally {
    await workbench.close();
  }
};

/** What the stages weigh, and what makes the largest of them so large. */
export const comparison: Scene = async (keep) => {
  const workbench = await opened();
  try {
    await build(workbench, 0, /built in|MB/);
    await build(workbench, 2, /built in|MB/);
    await workbench.palette('View: Hide Panel');
    await workbench.palette('View: Toggle Primary Side Bar Visibility');
    await workbench.palette('Dockerfile Stages: Compare Stages…');
    await workbench.page.locator('.quick-input-widget').getByText('2 Selected').waitFor();
    await workbench.press('Enter');
    const row = workbench.webview().getByRole('row', { name: /builder/ });
    await row.first().getByText('build:builder').click();
    await workbench.webview().getByText('RUN dd if=/dev/zero of=/src/cache').waitFor();
    await keep(workbench, 'comparison');
  } finally {
    await workbench.close();
  }
};

/** A shell in a stage, and beside it the files of the stage. */
export const inside: Scene = async (keep) => {
  const workbench = await opened();
  const { page } = workbench;
  try {
    await workbench.toggleSection('build');
    await workbench.palette('Dockerfile Stages: Browse Files of a Stage…');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'builder' }).first().click();
    const files = page.locator('.pane', { has: page.locator('.pane-header', { hasText: /Files of/ }) });
    const folder = files.locator('.monaco-list-row[aria-label^="src,"]');
    await folder.waitFor({ timeout: 120_000 });
    await folder.locator('.monaco-tl-twistie').click();
    await workbench.palette('Dockerfile Stages: Shell in Stage…');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'builder' }).first().click();
    const terminal = page.locator('.terminal-wrapper.active');
    await page.locator('.terminal-tabs-entry, .single-terminal-tab', { hasText: 'shell' }).first().waitFor();
    await terminal.click();
    await page.keyboard.type('ls -lh\n');
    await page.waitForTimeout(1500);
    await workbench.palette('Notifications: Clear All Notifications');
    await keep(workbench, 'inside');
  } finally {
    await workbench.close();
  }
};
