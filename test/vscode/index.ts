import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { writeCounts } from '../support/counts.cjs';

/** What VS Code calls in its extension host: runs the suites beside this file, of those that MOCHA_GREP lets through. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec', grep: process.env.MOCHA_GREP });
  for (const file of readdirSync(__dirname)) if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>((resolve) => {
    writeCounts(mocha.run(resolve));
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
