import assert from 'node:assert/strict';
import { spread } from './spread';

const at = (place: number, weight = 1) => ({ at: place, weight, apart: 10 });

describe('Things that keep their distance in a row', () => {
  it('stand where they want to if there is room', () => {
    assert.deepEqual(spread([at(0), at(30), at(45)]), [0, 30, 45]);
  });

  it('make way to both sides if there is none', () => {
    assert.deepEqual(spread([at(20), at(20)]), [15, 25]);
  });

  it('hardly move for what matters little', () => {
    const [heavy, light] = spread([at(20, 99), at(20, 1)]);
    assert.ok(Math.abs(heavy - 19.9) < 1e-9);
    assert.ok(Math.abs(light - 29.9) < 1e-9);
  });

  it('push on those behind them, and keep their order', () => {
    assert.deepEqual(spread([at(100), at(0), at(200)]), [45, 55, 200]);
    assert.deepEqual(spread([]), []);
  });
});
