// What this machine can run, found out when it is first asked for. Each answer is what the tests need, or the reason
// why they can't have it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { NoEngine, startEngine } from '../../test/engine/engine.mjs';
import { installHost } from '../../test/host/host.mjs';
import { root } from '../install.mjs';

/** @type {Map<string, Promise<unknown>>} */
const answers = new Map();

/**
 * @template T
 * @param {string} key
 * @param {() => Promise<T>} find
 * @returns {Promise<T>}
 */
function once(key, find) {
  if (!answers.has(key)) answers.set(key, find());
  return /** @type {Promise<T>} */ (answers.get(key));
}

/**
 * Why this VS Code can't be installed here, for its grammars; undefined when it can.
 * @param {'latest' | 'minimum'} which
 */
export function vscodeTrouble(which) {
  return once(`vscode ${which}`, () => failure(() => installHost(which)));
}

/**
 * Why this VS Code can't run here; undefined when it can.
 * @param {'latest' | 'minimum'} which
 */
export function hostTrouble(which) {
  return once(`host ${which}`, async () => browserTrouble() ?? (await vscodeTrouble(which)));
}

async function failure(action) {
  try {
    await action();
    return undefined;
  } catch (error) {
    return error.message;
  }
}

function browserTrouble() {
  if (process.platform !== 'linux') return 'this VS Code runs on Linux only';
  const script = path.join(root, 'test/host/packages.sh');
  const { status, stderr } = spawnSync('/bin/sh', [script, 'browser'], { encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim().split('\n').pop();
}

/**
 * The environment that leads to a Docker engine of the tests' own, or why there is none.
 * @returns {Promise<{ env: Record<string, string | undefined>, trouble?: string }>}
 */
export function engine() {
  return once('engine', async () => {
    try {
      const { env } = await startEngine();
      return { env };
    } catch (error) {
      if (!(error instanceof NoEngine)) throw error;
      // Tests must not build in somebody's own engine.
      return { env: { DOCKER_HOST: undefined, DOCKER_CONFIG: undefined }, trouble: error.message };
    }
  });
}
