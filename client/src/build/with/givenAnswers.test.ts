import assert from 'node:assert/strict';
import { noAnswers } from './answers';
import { givenAnswers } from './givenAnswers';

describe('answers that a key binding gives', () => {
  it('are taken as far as they are any', () => {
    assert.deepEqual(givenAnswers({ args: { A: '1', B: 2 }, platforms: ['linux/arm64', 3], noCache: true }), {
      ...noAnswers,
      args: { A: '1' },
      platforms: ['linux/arm64'],
      noCache: true,
    });
    assert.deepEqual(givenAnswers({ args: null, pull: 'yes' }), noAnswers);
    const secrets = { a: { file: '/a' }, b: { environment: 'B' }, c: { value: 'x' }, d: 'e' };
    assert.deepEqual(givenAnswers({ secrets })?.secrets, {
      a: { kind: 'file', path: '/a' },
      b: { kind: 'environment', name: 'B' },
    });
  });

  it('are none where a menu sends what it stands on', () => {
    for (const other of [undefined, null, 'x', 3, [], {}, { kind: 'stage' }])
      assert.equal(givenAnswers(other), undefined);
  });
});
