import { writeFileSync } from 'node:fs';
import { openWorkbench } from '../support/workbench';
import { look, type Scene } from './scene';

/** A Dockerfile with a letter missing, and the diagram of its stages. */
export const overview: Scene = async (keep) => {
  const file = 'test-stage/Dockerfile';
  const workbench = await openWorkbench({ file, settings: look, viewport: { width: 1280, height: 800 } });
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
};
