import { check, checkEmpty, type Expected } from '../../../../test/support/commands';
import { batch } from './batch';
import { powershell } from './powershell';

describe('builds in PowerShell', () => {
  const checkPowerShell = (script: string, expected: readonly Expected[]) => check(script, expected, powershell);

  it('go on behind a backtick', () =>
    checkPowerShell('docker build `\r\n  --target dev `\r\n  -f .\\docker\\Dockerfile .\r\n', [
      { target: 'dev', dockerfile: './docker/Dockerfile', context: '.' },
    ]));

  it('take variables that are set before', () => {
    checkPowerShell("$Target = 'dev'\n& docker build --target $target .", [{ target: 'dev', written: '$target' }]);
    checkPowerShell('docker build --target "$env:TARGET" .', [{ target: '$env:TARGET', dynamic: true }]);
    checkPowerShell('$t = "a" + "b"\ndocker build --target $t .', [{ target: '$t', dynamic: true }]);
  });

  it('start where the script has gone', () => {
    checkPowerShell('Set-Location $PSScriptRoot\ndocker build .', [{ paths: 'folder', directory: '' }]);
    checkPowerShell('Push-Location web; docker build --target a .; Pop-Location; docker build .', [
      { directory: 'web' },
      { directory: '' },
    ]);
  });

  it('stand in blocks, and not in comments or texts', () =>
    checkPowerShell(
      '<# docker build --target a . #>\nif ($x) { docker build --target b . }\n@"\ndocker build --target c .\n"@',
      [{ target: 'b', context: '.' }],
    ));

  it('have an empty target while it is typed', () => checkEmpty('docker build --target <|>\n', powershell));
});

describe('builds in batch files', () => {
  const checkBatch = (script: string, expected: readonly Expected[]) => check(script, expected, batch);

  it('go on behind a caret', () =>
    checkBatch('@docker build ^\r\n  --target dev ^\r\n  -f docker\\Dockerfile .\r\n', [
      { target: 'dev', dockerfile: 'docker/Dockerfile', context: '.' },
    ]));

  it('take variables that are set before', () => {
    checkBatch('SET Target=dev\r\ndocker build --target %TARGET% .', [{ target: 'dev', written: '%TARGET%' }]);
    checkBatch('set "T=dev"\r\ndocker build --target "%T%" .', [{ target: 'dev', written: '%T%' }]);
    checkBatch('docker build --target %1 .', [{ target: '%1', dynamic: true }]);
  });

  it('start where the script has gone', () =>
    checkBatch('cd /d %~dp0\\app\r\ncall docker build .', [{ paths: 'folder', directory: 'app' }]));

  it('are not found in comments', () =>
    checkBatch('rem docker build .\r\n:: docker build .\r\n@REM docker build .\r\n', []));
});
