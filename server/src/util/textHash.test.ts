import assert from 'node:assert/strict';
import { textHash } from './textHash';

describe('The digits that stand for texts', () => {
  it('are the same for the same texts', () => {
    assert.equal(textHash(['a', 'bc']), textHash(['a', 'bc']));
    assert.match(textHash([]), /^[0-9a-f]{16}$/);
  });

  it('are others for other texts, however alike they are', () => {
    const lists = [[], [''], ['', ''], ['a'], ['a', ''], ['', 'a'], ['ab'], ['a', 'b'], ['ba'], ['\0'], ['é'], ['😀']];
    for (let i = 0; i < 20_000; i++) lists.push([`RUN step ${i}`], ['x'.repeat(i % 100), `${i}`]);
    assert.equal(new Set(lists.map(textHash)).size, lists.length);
  });
});
