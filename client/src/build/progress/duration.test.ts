import assert from 'node:assert/strict';
import { durationText, runningText } from './duration';

describe('How long something took', () => {
  it('is said as exactly as one wants to know', () => {
    const texts = [0, 430, 9949, 9951, 34_400, 59_600, 185_000, 7_260_000].map(durationText);
    assert.deepEqual(texts, ['0.0 s', '0.4 s', '9.9 s', '10 s', '34 s', '1 min 0 s', '3 min 5 s', '2 h 1 min']);
  });

  it('counts whole seconds while it goes on', () => {
    assert.deepEqual([-5, 999, 1000, 12_300, 61_000].map(runningText), ['0 s', '0 s', '1 s', '12 s', '1 min 1 s']);
  });
});
