import assert from 'node:assert/strict';
import { shellsToTry } from './shells';

const names = (shell: readonly string[], platform = 'linux/amd64') =>
  shellsToTry(shell, platform).map(({ executable, args }) => [executable, ...args].join(' '));

describe('The shells that an image may have', () => {
  it('begin with that of its SHELL', () => {
    assert.equal(names(['/bin/zsh', '-o', 'pipefail', '-c'])[0], '/bin/zsh');
    assert.equal(names(['pwsh', '-Command'])[0], 'pwsh');
    assert.equal(
      names(['C:\\Windows\\System32\\CMD.EXE', '/S', '/C'], 'windows/amd64')[0],
      'C:\\Windows\\System32\\CMD.EXE',
    );
  });

  it('are bash before sh, and what small images have', () => {
    assert.deepEqual(names([]), ['bash', 'sh', 'ash', 'dash', 'zsh', 'busybox sh', '/busybox/sh', 'pwsh']);
    assert.deepEqual(names([], ''), names([]));
  });

  it('are those of Windows there', () => {
    assert.deepEqual(names([], 'windows/amd64'), ['pwsh', 'powershell', 'cmd']);
  });

  it('are tried once each, and only such as can be asked to do nothing', () => {
    for (const shell of [['sh', '-c'], ['python3', '-c'], ['rm', '-rf'], ['--rm'], [''], ['/'], ['$(id)']]) {
      const found = names(shell);
      assert.equal(new Set(found).size, found.length);
      assert.equal(found.length, 8, shell.join(' '));
    }
  });
});
