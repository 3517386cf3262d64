// Runs the commands of a test run and reads what they count.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../install.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped what was left out, with the reason where one is known
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
const posix = process.platform !== 'win32';

/** Ends what still runs, with all that it started. */
export function endRunning(signal = 'SIGTERM') {
  for (const child of running) {
    try {
      if (posix && child.pid) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It has just ended.
    }
  }
}

/**
 * Runs node with these arguments and gives its exit code; 124 when it took longer than twenty minutes.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<number>}
 */
export function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      detached: posix, // a group of its own, which can be ended as a whole
    });
    running.add(child);
    const timer = setTimeout(() => {
      console.error('Ended: it took longer than 20 minutes.');
      endRunning('SIGKILL');
    }, 20 * 60_000);
    const done = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(code ?? 124);
    };
    child.once('error', (error) => {
      console.error(error.message);
      done(127);
    });
    child.once('close', done);
  });
}

/**
 * Runs commands of which each must end well: one test.
 * @param {...string[]} commands
 * @returns {Promise<Outcome>}
 */
export async function all(...commands) {
  for (const args of commands) if ((await node(args)) !== 0) return { passed: 0, failed: 1, skipped: [] };
  return { passed: 1, failed: 0, skipped: [] };
}

/**
 * Runs something that writes its counts to TEST_COUNTS (test/support/counts.cjs).
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<Outcome>}
 */
export async function counted(args, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'stages-counts-'));
  const file = path.join(folder, 'counts');
  try {
    const code = await node(args, { ...env, TEST_COUNTS: file });
    const outcome = addUp(readLines(file).map((line) => JSON.parse(line)));
    const silent = outcome.passed + outcome.failed + outcome.skipped.length === 0;
    if ((code !== 0 && outcome.failed === 0) || silent) {
      console.error(`It ended with ${code} and ${silent ? 'ran no test' : 'no failed test'}: that is a failure.`);
      outcome.failed++;
    }
    return outcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readLines(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {Outcome}
 */
export function addUp(outcomes) {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}
