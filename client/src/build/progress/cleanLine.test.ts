import assert from 'node:assert/strict';
import { cleanLine } from './cleanLine';

const check = (line: string, expected: string) => assert.equal(cleanLine(line), expected);

describe('A line of a log', () => {
  it('keeps what one can read', () => check('é 漢字\tend', 'é 漢字\tend'));

  it('loses colours, titles, cursor movements and bells', () => {
    check('\u001b[31mred\u001b[0m', 'red');
    check('\u001b]0;title\u0007after', 'after');
    check('\u001b[2J\u001b[Hhome\u0007', 'home');
    check('\u001b]0;never ended', ']0;never ended');
    check('a\u009b2Jb', 'ab');
  });

  it('is what a progress bar wrote last', () => {
    check('10%\r50%\r100%\r', '100%');
    check('\r', '');
  });

  it('shows no text in another order than it has', () => check('a\u202eb\u2066c', 'abc'));
});
