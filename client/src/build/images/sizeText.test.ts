import assert from 'node:assert/strict';
import { sizeText } from './sizeText';

describe('The size of an image', () => {
  it('reads as Docker lists it', () => {
    const sizes = [0, 12, 999, 1000, 4_984_201, 12_400_000, 117_212_345, 999_499, 999_500, 2_500_000_000, 3e18];
    const texts = [
      '0 B',
      '12 B',
      '999 B',
      '1 kB',
      '4.98 MB',
      '12.4 MB',
      '117 MB',
      '999 kB',
      '1 MB',
      '2.5 GB',
      '3000 PB',
    ];
    assert.deepEqual(sizes.map(sizeText), texts);
  });
});
