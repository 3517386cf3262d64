import assert from 'node:assert/strict';
import type { EngineKind } from '../build/engine';
import { findShell } from './findShell';
import type { Ran } from './runProgram';
import { shellsToTry } from './shells';

const MISSING: Ran = { code: 127, stderr: 'exec: "bash": executable file not found in $PATH' };

/** Looks in an image in which these shells end so; all others are missing. */
async function look(ends: Record<string, Ran>, kind: EngineKind = 'buildx') {
  const tried: string[] = [];
  const found = await findShell(
    { engine: { kind, executable: 'docker', version: [] } },
    { begin: kind === 'buildah' ? ['begin'] : undefined, probe: ({ executable }) => [executable] },
    shellsToTry([], 'linux/amd64'),
    async (_, [executable = '']) => {
      tried.push(executable);
      return ends[executable] ?? MISSING;
    },
  );
  return { found, tried };
}

describe('The shell of an image', () => {
  it('is the first that runs, and no more are tried', async () => {
    const { found, tried } = await look({ sh: { code: 0, stderr: '' } });
    assert.equal(found.kind === 'found' && found.shell.executable, 'sh');
    assert.deepEqual(tried, ['bash', 'sh']);
  });

  it('is not there where none runs', async () => {
    assert.deepEqual((await look({})).found, { kind: 'none' });
    assert.deepEqual((await look({ bash: { code: 126, stderr: 'permission denied' } })).found, { kind: 'none' });
    assert.deepEqual(
      (await look({ bash: { code: 1, stderr: 'exec: "bash": not found' } }, 'buildah')).tried[0],
      'begin',
    );
  });

  it('is not said to be missing where the engine is at fault', async () => {
    const stderr = "docker: Cannot connect to the daemon.\n\nRun 'docker run --help' for more information\n";
    const { found, tried } = await look({ bash: { code: 125, stderr } });
    assert.deepEqual(found, { kind: 'failed', reason: 'docker: Cannot connect to the daemon.' });
    assert.deepEqual(tried, ['bash']);
    assert.deepEqual((await look({ bash: { code: undefined, stderr: '' } })).found, { kind: 'failed', reason: '' });
    const begin = { code: 125, stderr: 'Error: app: image not known' };
    assert.deepEqual((await look({ begin }, 'buildah')).found, {
      kind: 'failed',
      reason: 'Error: app: image not known',
    });
  });
});
