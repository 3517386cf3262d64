import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editDistance, nearest } from './editDistance';

describe('the distance between two words', () => {
  for (const [a, b, distance] of [
    ['', '', 0],
    ['builder', 'builder', 0],
    ['bilder', 'builder', 1],
    ['biulder', 'builder', 1],
    ['buildr', 'builder', 1],
    ['build', 'builder', 2],
    ['FRMO', 'FROM', 1],
    ['abc', 'xyz', 3],
    ['', 'ab', 2],
  ] as const) {
    it(`${a || 'nothing'} and ${b || 'nothing'} are ${distance} apart`, () => {
      assert.equal(editDistance(a, b, 5), distance);
      assert.equal(editDistance(b, a, 5), distance);
    });
  }

  it('is one more than the limit where it is beyond it', () => {
    assert.equal(editDistance('abcdef', 'uvwxyz', 2), 3);
    assert.equal(editDistance('a', 'abcdef', 2), 3);
  });

  it('is the same for words of any length', () => {
    assert.equal(editDistance(`${'x'.repeat(1000)}a`, `${'x'.repeat(1000)}b`, 2), 1);
  });

  it('finds the nearest of several, in any case', () => {
    assert.equal(nearest('FOO', ['ADD', 'FROM', 'RUN']), 'FROM');
    assert.equal(nearest('qqqq', ['ADD', 'FROM', 'RUN']), undefined);
  });
});
