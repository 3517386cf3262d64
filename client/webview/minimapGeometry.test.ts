import assert from 'node:assert/strict';
import { mapScale, seenPart } from './minimapGeometry';

describe('The map of a large picture', () => {
  const picture = { width: 2000, height: 1000 };
  const canvas = { width: 500, height: 400 };

  it('fits into its room and is never larger than the picture', () => {
    assert.equal(mapScale(picture, { width: 200, height: 200 }), 0.1);
    assert.equal(mapScale({ width: 50, height: 50 }, { width: 200, height: 200 }), 1);
    assert.equal(mapScale({ width: 0, height: 0 }, { width: 200, height: 200 }), 1);
  });

  it('marks what is seen', () => {
    assert.deepEqual(seenPart({ x: -200, y: -100, scale: 2 }, canvas, picture), {
      x: 100,
      y: 50,
      width: 250,
      height: 200,
    });
  });

  it('marks nothing beside the picture', () => {
    assert.deepEqual(seenPart({ x: 100, y: 0, scale: 0.2 }, canvas, picture), {
      x: 0,
      y: 0,
      width: 2000,
      height: 1000,
    });
    assert.deepEqual(seenPart({ x: 600, y: 0, scale: 1 }, canvas, picture), { x: 0, y: 0, width: 0, height: 400 });
  });
});
