import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';

/** Another process that starts a group of its own and guards it, as an extension host does with a build. */
function startOther(calledOff: boolean): ChildProcess {
  const script = `
    const { spawn } = require('node:child_process');
    const { endWithUs } = require(${JSON.stringify(path.join(import.meta.dirname, 'endWithUs.ts'))});
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    const callOff = endWithUs(child.pid);
    if (${calledOff}) callOff();
    process.stdout.write(String(child.pid));
    setInterval(() => {}, 1000);
  `;
  return spawn(process.execPath, ['--import', 'tsx', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The pid of a guarded process, after who guards it was killed. */
async function killOther(calledOff: boolean): Promise<number> {
  const other = startOther(calledOff);
  assert.ok(other.stdout);
  const [pid] = await once(other.stdout, 'data');
  assert.ok(isAlive(Number(pid)));
  await wait(100);
  other.kill('SIGKILL');
  await once(other, 'exit');
  return Number(pid);
}

describe('A build whose editor is killed', function () {
  this.timeout(20_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('ends as well', async () => {
    const pid = await killOther(false);
    for (let left = 100; left > 0 && isAlive(pid); left--) await wait(50);
    assert.equal(isAlive(pid), false);
  });

  it('is left alone where the guard was called off', async () => {
    const pid = await killOther(true);
    await wait(300);
    assert.ok(isAlive(pid));
    process.kill(pid);
  });
});
