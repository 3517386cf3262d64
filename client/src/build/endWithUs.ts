import { spawn } from 'node:child_process';

/**
 * Waits for a line; where the pipe closes without one, the group is asked to stop and then made to. One that has ended
 * may have left its number to another by then.
 */
const GUARD = 'read -r line && exit; kill -s INT -- "-$1" || exit; sleep 5; kill -s KILL -- "-$1"';

/**
 * Ends a process group when this process ends, even if that is killed and can do nothing any longer. Returns what calls
 * it off, for when the group has ended by itself. Not for Windows.
 */
export function endWithUs(group: number): () => void {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', String(group)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without a guard the build runs as well.
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  return () => guard.stdin.end('\n');
}
