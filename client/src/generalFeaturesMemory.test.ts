import assert from 'node:assert/strict';
import { wereSeen, withSighting } from './generalFeaturesMemory';

describe('What is remembered of other extensions', () => {
  it('is that those which helped will help, also with one more beside them', () => {
    const seen = withSighting([], ['a@1', 'b@1'], true);
    assert.equal(wereSeen(seen, ['a@1', 'b@1']), true);
    assert.equal(wereSeen(seen, ['a@1', 'b@1', 'c@1']), true);
  });

  it('says nothing of one that is gone, or of a new version', () => {
    const seen = withSighting([], ['a@1', 'b@1'], true);
    assert.equal(wereSeen(seen, ['a@1']), false);
    assert.equal(wereSeen(seen, ['a@1', 'b@2']), false);
    assert.equal(wereSeen(seen, []), false);
  });

  it('is forgotten once they help no longer', () => {
    const seen = withSighting(withSighting([], ['a@1'], true), ['a@1', 'b@1'], false);
    assert.deepEqual(seen, []);
  });

  it('is kept for other sets, and does not grow for ever', () => {
    let seen = withSighting([], ['a@1'], true);
    assert.equal(wereSeen(withSighting(seen, ['b@1'], false), ['a@1']), true);
    for (let version = 0; version < 100; version++) seen = withSighting(seen, [`b@${version}`], true);
    assert.equal(seen.length, 20);
  });
});
