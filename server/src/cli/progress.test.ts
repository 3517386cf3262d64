import assert from 'node:assert/strict';
import { startProgress } from './progress';

describe('Progress', () => {
  /** What is written while three files are done at the given milliseconds. */
  function written(times: readonly number[], isTTY = true): string[] {
    const texts: string[] = [];
    let time = 0;
    const progress = startProgress({ isTTY, write: (text) => texts.push(text.replace('\r\x1b[2K', '<')) }, () => time);
    for (const [index, at] of times.entries()) {
      time = at;
      progress.done(index + 1, times.length);
    }
    progress.clear();
    return texts;
  }

  it('is silent while the work takes less than a second', () => {
    assert.deepEqual(written([10, 500, 999]), []);
  });

  it('counts from then on, ten times a second at most, and leaves a clean line', () => {
    assert.deepEqual(written([500, 1_200, 1_250, 1_301]), ['<2 of 4 files', '<4 of 4 files', '<']);
  });

  it('is silent where nobody looks', () => {
    assert.deepEqual(written([2_000, 3_000], false), []);
  });
});
