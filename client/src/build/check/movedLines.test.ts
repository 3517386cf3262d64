import assert from 'node:assert/strict';
import { movedLines } from './movedLines';

/** Where the lines 2 to 3 are after a change. */
function moved(from: readonly [number, number], to: readonly [number, number], text: string) {
  const [start, end] = [from, to].map(([line, character]) => ({ line, character }));
  assert(start && end);
  const moved = movedLines({ first: 2, last: 3 }, { range: { start, end }, text });
  return moved && `${moved.first}-${moved.last}`;
}

describe('What is shown on some lines', () => {
  it('stays with them when others come and go above', () => {
    assert.equal(moved([0, 0], [0, 0], 'a\nb\n'), '4-5');
    assert.equal(moved([2, 0], [2, 0], 'a\n'), '3-4');
    assert.equal(moved([0, 0], [2, 0], ''), '0-1');
    assert.equal(moved([1, 3], [1, 5], 'xy'), '2-3');
  });

  it('does not mind what comes below', () => {
    assert.equal(moved([4, 0], [4, 0], 'a\n'), '2-3');
  });

  it('goes when one of them is edited', () => {
    for (const [from, to, text] of [
      [[2, 0], [2, 0], 'a'],
      [[3, 4], [3, 4], '\n'],
      [[3, 0], [3, 0], 'a\n'],
      [[1, 0], [3, 0], ''],
      [[0, 0], [9, 0], ''],
      [[1, 2], [2, 0], ''],
    ] as const)
      assert.equal(moved(from, to, text), undefined, JSON.stringify([from, to, text]));
  });
});
