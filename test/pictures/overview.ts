// Makes the pictures of the README anew, from the packaged extension: npm run package && npm run pictures
import { statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { openWorkbench, type Workbench } from '../support/workbench';

const images = path.resolve(import.meta.dirname, '../../images');
const LARGEST = 250 * 1024;

async function keep(workbench: Workbench, name: string): Promise<void> {
  await workbench.page.mouse.move(5, 5);
  await workbench.page.waitForTimeout(1500); // movement in the diagram comes to rest
  const file = path.join(images, `${name}.png`);
  await workbench.page.screenshot({ path: file });
  const { size } = statSync(file);
  console.log(`${file} ${Math.round(size / 1024)} KB`);
  if (size > LARGEST) throw new Error(`${name}.png has more than ${LARGEST} bytes`);
}

/** A Dockerfile with a letter missing, and the diagram of its stages. */
async function overview(): Promise<void> {
  const file = 'test-stage/Dockerfile';
  const workbench = await openWorkbench({
    file,
    settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false },
    viewport: { width: 1280, height: 800 },
  });
  try {
    await workbench.palette('View: Toggle Primary Side Bar Visibility');
    await workbench.lens('Show diagram').first().click();
    await workbench.webview().locator('.node[data-node^="stage:"]').nth(4).waitFor();
    writeFileSync(workbench.path(file), workbench.read(file).replace('--from=builder', '--from=bilder'));
    await workbench.squiggle('warning').waitFor();
    await workbench.cursorTo('AS production');
    await keep(workbench, 'screenshot');
  } finally {
    await workbench.close();
  }
}

void overview().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
