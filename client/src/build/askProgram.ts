import { execFile } from 'node:child_process';
import type { Ask } from './findEngine';

/** Longer than buildx waits for builders that are far away. */
const TIME_MS = 25_000;
const MOST_BYTES = 16_000_000;

/** Asks a program of this machine, without a shell; one that takes too long has said nothing. */
export const askProgram: Ask = (executable, args) =>
  new Promise((resolve) => {
    const options = { timeout: TIME_MS, maxBuffer: MOST_BYTES, windowsHide: true };
    execFile(executable, args, options, (error, stdout) => resolve(error ? undefined : stdout));
  });
