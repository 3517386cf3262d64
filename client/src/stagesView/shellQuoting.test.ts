import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { quoteFor, shellOf } from './shellQuoting';

describe('a command line', () => {
  it('is quoted for the shell that people have', () => {
    assert.equal(shellOf('/bin/zsh', 'darwin'), 'posix');
    assert.equal(shellOf('/usr/bin/pwsh', 'linux'), 'powershell');
    assert.equal(shellOf('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'win32'), 'powershell');
    assert.equal(shellOf('C:\\WINDOWS\\System32\\cmd.exe', 'win32'), 'cmd');
    assert.equal(shellOf('C:\\Program Files\\Git\\bin\\bash.exe', 'win32'), 'posix');
    assert.equal(shellOf('', 'win32'), 'windows');
    assert.equal(shellOf('', 'linux'), 'posix');
  });

  it('has the words of PowerShell between single quotes, a program too', () => {
    assert.equal(
      quoteFor('powershell', ['docker', 'build', '--build-arg=A=$x', "it's", 'a,b']),
      "docker build '--build-arg=A=$x' 'it''s' 'a,b'",
    );
    assert.equal(quoteFor('powershell', ['C:\\My Docker\\docker.exe', '.']), "& 'C:\\My Docker\\docker.exe' .");
  });

  it('has the words of cmd between double quotes, with nothing filled in', () => {
    assert.equal(
      quoteFor('cmd', ['docker', 'a b', 'say "hi"', 'C:\\my dir\\']),
      'docker "a b" "say \\"hi\\"" "C:\\my dir\\\\"',
    );
    assert.equal(quoteFor('cmd', ['%PATH%']), '""^%"PATH"^%""');
    assert.equal(quoteFor('cmd', ['', 'a&b']), '"" "a&b"');
  });

  it('reaches a POSIX shell as it is', function () {
    if (process.platform === 'win32') this.skip();
    const word = fc.oneof(fc.string(), fc.string({ unit: 'binary' })).map((text) => text.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const line = quoteFor('posix', ['printf', '%s\\0', ...words]);
        const said = execFileSync('/bin/sh', ['-c', line]).toString();
        assert.equal(said, words.map((each) => `${each}\0`).join(''));
      }),
      { numRuns: 50 },
    );
  });
});
