import assert from 'node:assert/strict';
import { applyEdits } from './applyEdits';

const edit = (line: number, start: number, end: number, newText: string) => ({
  range: { start: { line, character: start }, end: { line, character: end } },
  newText,
});

describe('Edits of a text', () => {
  it('are made in the order of their places', () => {
    assert.equal(applyEdits('ab\ncd\n', [edit(1, 0, 1, 'x'), edit(0, 2, 2, '!')]), 'ab!\nxd\n');
  });

  it('take whole lines, and reach behind the last one', () => {
    const lines = { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, newText: '' };
    assert.equal(applyEdits('ab\ncd', [lines]), 'cd');
    assert.equal(applyEdits('ab', [edit(5, 0, 0, '\n')]), 'ab\n');
  });

  it('end new lines as the text does', () => {
    assert.equal(applyEdits('a\r\nb\r\n', [edit(1, 0, 0, 'x\ny\n')]), 'a\r\nx\r\ny\r\nb\r\n');
    assert.equal(applyEdits('a\nb\n', [edit(1, 0, 0, 'x\n')]), 'a\nx\nb\n');
  });
});
