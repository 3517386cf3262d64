import assert from 'node:assert/strict';
import { excerpt } from './excerpt';

describe('An excerpt', () => {
  function mark(line: string, start: number, end: number, lastLine = 0): string {
    const range = { start: { line: 0, character: start }, end: { line: lastLine, character: end } };
    return excerpt(line, range, (text) => text);
  }

  it('has marks under the range', () => {
    assert.equal(mark('FROM alpine', 5, 11), '    1 | FROM alpine\n      |      ^^^^^^\n');
  });

  it('keeps tabs under tabs', () => {
    assert.equal(mark('\tCOPY\ta', 6, 7), '    1 | \tCOPY\ta\n      | \t    \t^\n');
  });

  it('marks one character of an empty range, and the rest of the line where the range runs on', () => {
    assert.match(mark('FROM', 4, 4), /\| {5}\^\n$/);
    assert.match(mark('RUN a \\', 4, 2, 3), /\| {5}\^\^\^\n$/);
  });

  it('shows a window of a long line', () => {
    const [shown, marks] = mark(`${'a'.repeat(1_000)}here${'b'.repeat(1_000)}`, 1_000, 1_004).split('\n');
    assert.ok(shown.length < 180);
    assert.ok(shown.includes('…a') && shown.endsWith('b…'));
    assert.equal(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'here');
  });

  it('lets no control character through', () => {
    assert.match(mark('a\x1b[31mb\u2028', 0, 1), /a\ufffd\[31mb\ufffd/);
  });
});
