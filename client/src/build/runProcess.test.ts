import assert from 'node:assert/strict';
import { runProcess } from './runProcess';

/** A command of the shell; what it prints, and how it ends. */
function run(script: string, executable = '/bin/sh') {
  let printed = '';
  const running = runProcess({ executable, args: ['-c', script], cwd: '/' }, (_, bytes) => {
    printed += Buffer.from(bytes).toString();
  });
  return { ...running, printed: () => printed };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let left = 200; left > 0 && !isSo(); left--) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(isSo());
}

describe('A command', function () {
  this.timeout(20_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('ends with its exit code, and with all that it printed', async () => {
    const { ended, printed } = run('echo out; echo err >&2; exit 3');
    assert.equal(await ended, 3);
    assert.deepEqual(printed().trim().split('\n').sort(), ['err', 'out']);
  });

  it('has failed where its own exit code is that of Ctrl-C', async () => {
    assert.equal(await run('exit 130').ended, 130);
  });

  it('has failed where somebody else killed it, as a machine without memory does', async () => {
    assert.equal(await run('kill -s KILL $$').ended, 137);
    assert.equal(await run('kill -s INT $$').ended, 130);
  });

  it('was stopped where we stopped it, whatever it made of that', async () => {
    for (const answer of ['exit 1', 'exit 130', 'exit 0']) {
      const { ended, stop, printed } = run(`trap '${answer}' INT; echo ready; while :; do sleep 0.02; done`);
      await until(() => printed() !== '');
      stop();
      stop();
      assert.equal(await ended, 'stopped', answer);
    }
  });

  it('has ended by itself where it is stopped afterwards', async () => {
    const { ended, stop } = run('exit 1');
    assert.equal(await ended, 1);
    stop();
    assert.equal(await ended, 1);
  });

  it('takes with it what it started', async () => {
    const { ended, stop, printed } = run("/bin/sh -c 'echo $$; exec sleep 60'; exit 1");
    await until(() => printed().endsWith('\n'));
    stop();
    assert.equal(await ended, 'stopped');
    const pid = Number(printed());
    await until(() => !isAlive(pid));
  });

  it('is not started where there is no such program', async () => {
    const { ended, stop } = run('', '/nowhere/docker');
    stop();
    assert.equal(await ended, 'not started');
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
