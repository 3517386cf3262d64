import * as assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { familiarImageReference, normalizeImageReference, parseImageReference } from './imageReference';

const digest = `sha256:${'a'.repeat(64)}`;

describe('an image reference', () => {
  it('gets a registry, a library and a tag', () => {
    assert.equal(normalizeImageReference('alpine'), 'docker.io/library/alpine:latest');
    assert.equal(normalizeImageReference('me/app:1'), 'docker.io/me/app:1');
    assert.equal(normalizeImageReference('localhost/app'), 'localhost/app:latest');
    assert.equal(normalizeImageReference(`host:5000/a/b:1.2@${digest}`), `host:5000/a/b:1.2@${digest}`);
  });

  it('loses them again where people leave them out', () => {
    assert.equal(familiarImageReference('docker.io/library/alpine:latest'), 'alpine');
    assert.equal(familiarImageReference('ghcr.io/a/b:1'), 'ghcr.io/a/b:1');
  });

  for (const [written, problem] of [
    ['Alpine', 'uppercase'],
    ['ghcr.io/Me/app', 'uppercase'],
    ['alpine:', 'format'],
    ['a b', 'format'],
    ['$X', 'format'],
    ['a:b:c', 'format'],
    ['-a', 'format'],
    ['a@sha256:aaaa', 'format'],
    [`a@sha256:${'a'.repeat(40)}`, 'digest'],
    ['f'.repeat(64), 'hex'],
  ] as const) {
    it(`cannot be '${written.slice(0, 20)}'`, () => assert.equal(parseImageReference(written), problem));
  }
});
