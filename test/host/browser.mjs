// The browser that shows the workbench to the tests: Chromium, driven by playwright-core.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { removeQuietly } from './host.mjs';

/** CHROMIUM_PATH, or the first browser of this kind at its usual place; undefined when there is none. */
export function chromiumPath() {
  const usual = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
  return process.env.CHROMIUM_PATH ?? usual.find((file) => existsSync(file));
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * A window with a fresh profile; close() ends the browser and removes the profile. HEADED=1 shows it.
 * @param {{ headless?: boolean, viewport?: { width: number, height: number }, colorScheme?: 'light' | 'dark' }} [options]
 */
export async function openBrowser(options = {}) {
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error('No Chromium found: install it (apt-get install chromium) or set CHROMIUM_PATH.');
  const profile = mkdtempSync(path.join(tmpdir(), 'stages-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless ?? process.env.HEADED !== '1',
    viewport: options.viewport ?? { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'dark',
    // The callers end the process, which ends the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: quiet,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const close = async () => {
    await context.close().catch(() => {});
    removeQuietly(profile);
  };
  return { context, page, close };
}
