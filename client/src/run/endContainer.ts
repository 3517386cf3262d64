import { spawn } from 'node:child_process';

/** Waits until its input ends, which it also does when who wrote it is killed. The first try may come too early. */
const GUARD = 'read -r line; "$@"; sleep 3; exec "$@"';

const AGAIN_MS = 3_000;

/** Something that ends a container, at the latest with this process. */
export interface ContainerEnd {
  /** Ends it now; resolves when it has been seen to. May be called again. */
  end(): Promise<void>;
}

/**
 * Closing a terminal ends the engine's client and leaves the container as it is: this command ends that too, when it is
 * asked to, or when this process ends, even if that is killed. On Windows it has to be asked.
 */
export function endsContainer(executable: string, args: readonly string[]): ContainerEnd {
  return process.platform === 'win32' ? endsByHand(executable, args) : endsWithUs(executable, args);
}

function endsWithUs(executable: string, args: readonly string[]): ContainerEnd {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', executable, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    guard.once('error', () => resolve());
    guard.once('exit', () => resolve());
  });
  guard.stdin.on('error', () => {});
  guard.unref();
  return {
    end: () => {
      guard.stdin.end();
      return ended;
    },
  };
}

function endsByHand(executable: string, args: readonly string[]): ContainerEnd {
  let ended: Promise<void> | undefined;
  return {
    end: () => {
      ended ??= runOnce(executable, args)
        .then(() => new Promise((resolve) => setTimeout(resolve, AGAIN_MS)))
        .then(() => runOnce(executable, args));
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
