// The VS Code of test/host with the packaged extension, in a browser.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startHost } from '../../test/host/host.mjs';
import { npm, root } from '../install.mjs';

/** What a person's window has that a test's has not. */
const settings = {
  'workbench.startupEditor': 'readme',
  'git.enabled': true,
  'git.openRepositoryInParentFolders': 'never',
  'task.saveBeforeRun': 'always',
};

/**
 * Serves VS Code on 127.0.0.1 and prints its address once it answers. Returns what ends it.
 * @param {string} folder
 * @param {{ which: string, port: number, open: boolean, onClosed: () => void }} options `onClosed`: it ended by itself
 */
export async function openHosted(folder, { which, port, open, onClosed }) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No "code" on the PATH: install VS Code and its command, or say --code PATH.');
  console.log('Packaging the extension…');
  npm(['run', '--silent', 'package'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const host = await startHost({ which, port, settings, vsix: [path.join(root, `${name}-${version}.vsix`)] });
  host.child.once('exit', onClosed);
  const url = host.workbenchUrl({ folder });
  await answers(url);
  console.log(`Ready: ${url}`);
  const browser = open ? openUrl(url, path.join(host.root, 'browser')) : undefined;
  return async () => {
    browser?.kill();
    await host.stop();
  };
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
 * Shows an address in the default browser; where none is set up, in a Chromium of its own, which is returned; where
 * there is nothing to show it, the printed address must do.
 * @param {string} url
 * @param {string} profile folder for that Chromium
 */
function openUrl(url, profile) {
  const opener = ['xdg-open', 'chromium', 'google-chrome'].find(isOnPath);
  if (!opener || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) {
    console.log('Open that address in a browser of this machine.');
    return undefined;
  }
  const own = opener !== 'xdg-open';
  const flags = [`--user-data-dir=${profile}`, '--no-first-run', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const child = spawn(opener, [...(own ? flags : []), url], { stdio: 'ignore' });
  child.once('error', () => console.log('Open that address in a browser of this machine.'));
  return own ? child : undefined;
}

/** @param {string} name */
function isOnPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.some((dir) => existsSync(path.join(dir, name)));
}
