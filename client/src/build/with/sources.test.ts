import assert from 'node:assert/strict';
import { holdsSecret, isAddress, words } from './sources';

describe('The source of a named context', () => {
  it('is an address where it begins like one', () => {
    for (const text of [
      'docker-image://alpine:3.23',
      'https://example.com/a.git#main',
      'git@example.com:a/b',
      'oci-layout://x',
    ])
      assert.ok(isAddress(text), text);
    for (const text of ['', 'alpine', './x', '/x', 'docker-image://', 'https://a b', '--x://y'])
      assert.ok(!isAddress(text), text);
  });
});

describe('What is kept of a build', () => {
  it('are words', () =>
    assert.deepEqual(words(' type=inline  type=local,src=x '), ['type=inline', 'type=local,src=x']));

  it('holds no key of a cache and no password', () => {
    for (const text of ['type=s3,secret_access_key=x', 'type=gha,token=t', 'https://me:pw@example.com/a.git'])
      assert.ok(holdsSecret(text), text);
    for (const text of [
      'type=registry,ref=example.com/token:key',
      'example.com:5000/a',
      'https://me@example.com/a',
      'type=gha,scope=x',
    ])
      assert.ok(!holdsSecret(text), text);
  });
});
