// A private Docker engine for the tests (up.sh), shared by all that use it at a time.
import { spawn, spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Thrown with the reason when this machine can't run an engine. */
export class NoEngine extends Error {
  name = 'NoEngine';
}

/** Where the engine is unpacked and keeps its data: DOCKERFILE_STAGES_ENGINE, or a folder of the user's cache. */
export function engineFolder() {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return process.env.DOCKERFILE_STAGES_ENGINE || path.join(cache, 'dockerfile-stages', 'engine');
}

/**
 * Starts the engine, or joins the one that runs. `env` points a docker client at it; `stop` leaves it, and the last to
 * leave ends it, also when this process just exits. Throws NoEngine where there can't be one.
 * @returns {Promise<{ env: { DOCKER_HOST: string, DOCKER_CONFIG: string, PATH: string }, stop: () => void }>}
 */
export async function startEngine() {
  if (process.platform !== 'linux') throw new NoEngine('a private engine runs on Linux only');
  const folder = engineFolder();
  await up(folder);
  const stop = () => {
    process.off('exit', stop);
    spawnSync('/bin/bash', [path.join(here, 'down.sh'), folder, String(process.pid)], { stdio: 'ignore' });
  };
  process.on('exit', stop);
  const env = {
    DOCKER_HOST: `unix://${folder}/docker.sock`,
    DOCKER_CONFIG: path.join(folder, 'cfg'),
    PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
  };
  return { env, stop };
}

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
function up(folder) {
  return new Promise((resolve, reject) => {
    const args = [path.join(here, 'up.sh'), folder, String(process.pid)];
    const child = spawn('/bin/bash', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.once('error', (error) => reject(new NoEngine(error.message)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new NoEngine(said.trim().split('\n').pop() || `up.sh ended with ${code}`));
    });
  });
}
