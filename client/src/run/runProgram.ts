import { execFile } from 'node:child_process';

/** How a program that was run ended. */
export interface Ran {
  /** Undefined where it was not started, or took too long. */
  readonly code: number | undefined;
  readonly stderr: string;
}

/** Runs a program of this machine to its end, without a shell. */
export type RunProgram = (executable: string, args: readonly string[]) => Promise<Ran>;

/** Images of some gigabytes take a while to begin with. */
const TIME_MS = 60_000;

export const runProgram: RunProgram = (executable, args) =>
  new Promise((resolve) => {
    const options = { timeout: TIME_MS, windowsHide: true };
    execFile(executable, args, options, (error, _, stderr) => {
      const code = error ? error.code : 0;
      resolve({ code: typeof code === 'number' ? code : undefined, stderr });
    });
  });
