import assert from 'node:assert/strict';
import type { BuildRequest } from './buildRequest';
import type { Engine, EngineKind, Version } from './engine';
import { cautionsOf, lacksOf, mindsCase } from './lacks';

const engine = (kind: EngineKind, version: Version = []): Engine => ({ kind, executable: 'x', version });
const lacks = (engine: Engine, request: Partial<BuildRequest>) =>
  lacksOf(engine, { dockerfile: '/a/Dockerfile', context: '/a', ...request }).map(({ kind }) => kind);
const cautions = (engine: Engine, wants: { mounts?: boolean; heredocs?: boolean } = {}) =>
  cautionsOf(engine, { mounts: false, heredocs: false, ...wants });

describe('what an engine lacks', () => {
  it('is nothing for a plain build, and nothing at all with buildx', () => {
    for (const kind of ['buildx', 'buildkit', 'legacy', 'podman', 'nerdctl', 'buildah'] as const) {
      assert.deepEqual(lacks(engine(kind), { stage: 'a', tag: 'a:b', noCache: true, output: { kind: 'load' } }), []);
    }
    assert.deepEqual(
      lacks(engine('buildx'), { ssh: [{ id: 'a' }], builder: 'x', output: { kind: 'push' }, cacheTo: ['a'] }),
      [],
    );
  });

  it('is said for the builder of old', () => {
    const secrets = [{ id: 'a', from: { kind: 'environment', name: 'A' } as const }];
    assert.deepEqual(
      lacks(engine('legacy'), { secrets, ssh: [{ id: 'default' }], output: { kind: 'folder', path: '/out' } }),
      ['secrets', 'ssh', 'files'],
    );
    assert.deepEqual(lacks(engine('legacy'), { platforms: ['linux/arm64'] }), []);
    assert.deepEqual(lacks(engine('legacy'), { platforms: ['linux/arm64', 'linux/amd64'] }), ['platforms']);
  });

  it('hangs on the version', () => {
    const namedContexts = [{ name: 'a', source: '/a' }];
    assert.deepEqual(lacks(engine('podman', [4, 1, 1]), { namedContexts }), ['namedContexts']);
    assert.deepEqual(lacks(engine('podman', [4, 3, 1]), { namedContexts }), []);
  });

  it('is also a path that an option would cut', () => {
    const output = { kind: 'folder', path: '/a,b' } as const;
    assert.deepEqual(lacks(engine('podman'), { output }), ['path']);
    assert.deepEqual(lacks(engine('buildx'), { output }), []);
    assert.deepEqual(lacks(engine('buildx'), { ssh: [{ id: 'a', path: '/a,b' }] }), ['path']);
  });

  it('is a matter of the stage too', () => {
    assert.deepEqual(cautions(engine('legacy')), ['all-stages']);
    assert.deepEqual(cautions(engine('legacy'), { mounts: true, heredocs: true }), [
      'all-stages',
      'no-mounts',
      'no-heredocs',
    ]);
    assert.deepEqual(cautions(engine('buildkit'), { mounts: true, heredocs: true }), ['no-heredocs']);
    assert.deepEqual(cautions(engine('podman', [4, 3, 1]), { mounts: true, heredocs: true }), ['no-heredocs']);
    assert.deepEqual(cautions(engine('podman', [5, 2]), { heredocs: true }), []);
    assert.deepEqual(cautions(engine('buildx'), { mounts: true, heredocs: true }), []);
  });

  it('is, for podman and buildah, the sense to find a stage in any case', () => {
    assert.ok(mindsCase(engine('podman')) && mindsCase(engine('buildah')));
    assert.ok(!mindsCase(engine('legacy')) && !mindsCase(engine('nerdctl')));
  });
});
