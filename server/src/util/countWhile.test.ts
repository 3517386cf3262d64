import assert from 'node:assert/strict';
import { countWhile } from './countWhile';

describe('Counting what holds at the front', () => {
  it('finds the border, wherever it is', () => {
    for (let length = 0; length < 20; length++) {
      const items = Array.from({ length }, (_, at) => at);
      for (let border = 0; border <= length; border++)
        assert.equal(
          countWhile(items, (item) => item < border),
          border,
        );
    }
  });
});
