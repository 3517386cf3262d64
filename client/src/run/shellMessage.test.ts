import assert from 'node:assert/strict';
import { shellMessage } from './shellMessage';

describe('What a terminal begins with', () => {
  it('is the instruction that comes next', () => {
    assert.equal(shellMessage('Next:', 'RUN a \\\n\tb'), 'Next:\r\n  RUN a \\\r\n    b\r\n');
  });

  it('controls no terminal', () => {
    const shown = shellMessage('Next:', 'RUN \u001b]0;owned\u0007 \u001b[2J \u009b31m \u202e x\rRUN y');
    assert.equal(shown, 'Next:\r\n  RUN ]0;owned [2J 31m  xRUN y\r\n');
  });

  it('is not a whole page', () => {
    const lines = shellMessage('Next:', 'x\n'.repeat(1000)).split('\r\n');
    assert.ok(lines.length < 30);
    assert.equal(lines.at(-2), '  …');
  });
});
