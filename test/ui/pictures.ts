// Makes the pictures of the README anew, from the packaged extension: npm run package && npm run pictures
import { statSync } from 'node:fs';
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

async function overview(): Promise<void> {
  const workbench = await openWorkbench({
    file: 'mistakes/Dockerfile',
    settings: { 'workbench.colorTheme': 'Default Dark Modern', 'editor.minimap.enabled': false },
    viewport: { width: 1360, height: 900 },
  });
  try {
    await workbench.squiggle('warning').or(workbench.squiggle('error')).first().waitFor();
    await workbench.palette('View: Toggle Primary Side Bar Visibility');
    await workbench.lens('Show diagram').first().click();
    await workbench.webview().locator('.node.stage').first().waitFor();
    await keep(workbench, 'screenshot');
  } finally {
    await workbench.close();
  }
}

await overview();
