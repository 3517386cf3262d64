import assert from 'node:assert/strict';
import { cardPlace } from './cardPlace';

const room = { width: 800, height: 600 };
const card = { width: 200, height: 100 };
const box = (x: number, y: number, width = 100) => ({ x, y, width, height: 50 });

describe('The card beside what is pointed at', () => {
  it('stands to its right', () => {
    assert.deepEqual(cardPlace(card, box(100, 100), room), { x: 212, y: 100 });
  });

  it('stands to its left where there is no room', () => {
    assert.deepEqual(cardPlace(card, box(600, 100), room), { x: 388, y: 100 });
  });

  it('stands below, or above, where it is as wide as the panel', () => {
    assert.deepEqual(cardPlace(card, box(10, 100, 780), room), { x: 10, y: 162 });
    assert.deepEqual(cardPlace(card, box(10, 500, 780), room), { x: 10, y: 388 });
  });

  it('never leaves the panel as long as it fits', () => {
    assert.deepEqual(cardPlace(card, box(100, 590), room), { x: 212, y: 496 });
    assert.deepEqual(cardPlace({ width: 790, height: 900 }, box(10, 100), room), { x: 6, y: 4 });
  });
});
