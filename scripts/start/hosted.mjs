// The VS Code of test/host with the packaged extension, in a browser.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startHost } from '../../test/host/host.mjs';
import { npm, root } from '../install.mjs';

/** A person's window may save, trust Git and remember more than a test's. */
const settings = {
  'workbench.startupEditor': 'readme',
  'files.autoSave': 'off',
  'git.enabled': true,
  'task.saveBeforeRun': 'always',
};

/**
 * Serves VS Code on 127.0.0.1 and prints its address once it answers. Returns what ends it.
 * @param {string} folder
 * @param {{ which: string, port: number, open: boolean }} options
 */
export async function openHosted(folder, { which, port, open }) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No "code" on the PATH: install VS Code and its command, or say --code PATH.');
  console.log('Packaging the extension…');
  npm(['run', '--silent', 'package'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const host = await startHost({ which, port, settings, vsix: [path.join(root, `${name}-${version}.vsix`)] });
  host.child.once('exit', () => process.emit('SIGTERM'));
  const url = host.workbenchUrl({ folder });
  await answers(url);
  console.log(`Ready: ${url}`);
  if (open) openUrl(url);
  return () => host.stop();
}

/**
 * Returns when the workbench's page comes; throws when it doesn't within a minute.
 * @param {string} url
 */
async function answers(url) {
  // The page is at the address that the token's answer names, for who brings the cookie that it sets.
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    try {
      const entry = await fetch(url, { redirect: 'manual' });
      const cookie = entry.headers.getSetCookie().map((line) => line.split(';')[0]);
      const place = new URL(entry.headers.get('location') ?? url, url);
      const page = await fetch(place, { headers: { cookie: cookie.join('; ') } });
      if (page.ok && (await page.text()).includes('workbench')) return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) throw new Error('VS Code does not answer.');
  }
}

/**
 * Shows an address in the default browser, or in Chromium; where there is neither, the printed address must do.
 * @param {string} url
 */
function openUrl(url) {
  const openers = ['xdg-open', 'chromium', 'google-chrome', 'firefox'];
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  const opener = openers.find((name) => folders.some((dir) => existsSync(path.join(dir, name))));
  if (!opener || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) {
    console.log('Open that address in a browser of this machine.');
    return;
  }
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.once('error', () => console.log('Open that address in a browser.'));
  child.unref();
}
