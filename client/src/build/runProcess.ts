import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import * as path from 'node:path';
import type { Command } from './buildRequest';
import { endWithUs } from './endWithUs';

/**
 * How a command ended: its exit code, which is 128 and more where a signal of somebody else ended it, or that it was
 * stopped by `stop`, whatever its code is then.
 */
export type ProcessEnd = number | 'stopped' | 'not started';

/** A running command. */
export interface Running {
  /** Never rejects. */
  readonly ended: Promise<ProcessEnd>;
  /** Asks it to stop, as Ctrl-C does, which lets an engine end the build; kills it when it takes too long. */
  stop(): void;
}

const SIGNALLED = 128;
const PATIENCE_MS = 5_000;

/** Docker leaves the work to a plugin: only a signal to their process group is sure to reach both. */
const GROUPS = process.platform !== 'win32';

/** Starts a command without a shell. `onOutput` gets what it writes as it comes, cut anywhere. */
export function runProcess(
  command: Command,
  onOutput: (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void,
): Running {
  const child = spawn(command.executable, command.args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: GROUPS,
    windowsHide: true,
  });
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (bytes) => onOutput(name, bytes));
  const callOff = GROUPS && child.pid !== undefined ? endWithUs(child.pid) : undefined;
  let stopping: NodeJS.Timeout | undefined;
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('error', () => resolve('not started'));
    child.once('close', (code, signal) => {
      callOff?.();
      clearTimeout(stopping);
      resolve(stopping ? 'stopped' : (code ?? SIGNALLED + (signal ? constants.signals[signal] : 0)));
    });
  });
  const stop = () => {
    if (stopping || child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    stopping = setTimeout(() => signal(child, 'SIGKILL'), PATIENCE_MS);
    signal(child, 'SIGINT');
  };
  return { ended, stop };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (!GROUPS) {
    endTree(child, child.pid);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // All of the group has ended already.
  }
}

/** Windows has no groups to signal: the process and all that it started are ended at once. */
function endTree(child: ChildProcess, pid: number): void {
  const system = process.env.SystemRoot ?? 'C:\\Windows';
  const executable = path.win32.join(system, 'System32', 'taskkill.exe');
  spawn(executable, ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).once('error', () =>
    child.kill(),
  );
}
