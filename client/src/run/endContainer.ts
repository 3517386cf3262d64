import { spawn } from 'node:child_process';

/** Waits until its input ends, which it also does when who wrote it is killed. The first try may come too early. */
const GUARD = 'read -r line; "$@"; sleep 3; exec "$@"';

/** For when the container is gone. */
const LATER_GUARD = 'read -r line; sleep 12; exec "$@"';

const AGAIN_MS = 3_000;

/** Something that ends a container, at the latest with this process. */
export interface ContainerEnd {
  /** Ends it now; resolves when it has been seen to. May be called again. */
  end(): Promise<void>;
}

/**
 * Closing a terminal ends the engine's client and leaves the container as it is: this command ends that too, when it is
 * asked to, or when this process ends, even if that is killed. On Windows it has to be asked. `afterwards` are the
 * arguments of what is to be done then.
 */
export function endsContainer(
  executable: string,
  args: readonly string[],
  afterwards?: readonly string[],
): ContainerEnd {
  if (process.platform === 'win32') return endsByHand(executable, args, afterwards);
  const guards = [guard(GUARD, executable, args), ...(afterwards ? [guard(LATER_GUARD, executable, afterwards)] : [])];
  return { end: async () => void (await Promise.all(guards.map(({ end }) => end()))) };
}

function guard(script: string, executable: string, args: readonly string[]): ContainerEnd {
  const child = spawn('/bin/sh', ['-c', script, 'sh', executable, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  child.stdin.on('error', () => {});
  child.unref();
  return {
    end: () => {
      child.stdin.end();
      return ended;
    },
  };
}

function endsByHand(executable: string, args: readonly string[], afterwards?: readonly string[]): ContainerEnd {
  let ended: Promise<void> | undefined;
  const end = async () => {
    await runOnce(executable, args);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    await runOnce(executable, args);
    if (afterwards) await runOnce(executable, afterwards);
  };
  return {
    end: () => {
      ended ??= end();
      return ended;
    },
  };
}

function runOnce(executable: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(executable, args, { stdio: 'ignore', windowsHide: true, detached: true });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
}
