import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { endsContainer } from './endContainer';

/** Read until it says something. */
async function written(file: string): Promise<string> {
  for (let left = 100; left > 0; left--) {
    try {
      const text = readFileSync(file, 'utf8');
      if (text !== '') return text;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return '';
}

describe('A container', () => {
  let folder: string;
  let log: string;
  const program = 'process.exitCode = 1; require("node:fs").appendFileSync(process.argv[1], "ended ")';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'end-container-'));
    log = path.join(folder, 'log');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is ended when that is asked, and again in case it began late', async () => {
    const ending = endsContainer(process.execPath, ['-e', program, log]);
    const ended = ending.end();
    assert.equal(await written(log), 'ended ');
    await ended;
    assert.equal(readFileSync(log, 'utf8'), 'ended ended ');
    await ending.end();
  }).timeout(10_000);

  it('is ended when we are killed', async function () {
    if (process.platform === 'win32') this.skip();
    const script = path.join(folder, 'us.mjs');
    const module = JSON.stringify(path.join(import.meta.dirname, 'endContainer.ts'));
    const args = JSON.stringify(['-e', program, log]);
    const code = `import { endsContainer } from ${module};\nendsContainer(process.execPath, ${args});\n`;
    writeFileSync(script, `${code}console.log('ready');\nsetInterval(() => {}, 1000);\n`);
    const us = spawn(process.execPath, ['--import=tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => us.stdout.once('data', resolve));
    us.kill('SIGKILL');
    assert.equal(await written(log), 'ended ');
  }).timeout(20_000);
});
