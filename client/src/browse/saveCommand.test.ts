import assert from 'node:assert/strict';
import type { EngineKind } from '../build/engine';
import { saveArguments } from './saveCommand';

describe('The command that saves an image', () => {
  const args = (kind: EngineKind, where: readonly string[] = []) =>
    saveArguments({ kind, executable: kind, version: [] }, 'app:builder', where).join(' ');

  it('asks docker where the image is', () => {
    for (const kind of ['buildx', 'buildkit', 'legacy'] as const) {
      assert.equal(args(kind, ['--context=far']), '--context=far image save --output=image.tar -- app:builder');
    }
    assert.equal(args('nerdctl'), 'image save --output=image.tar -- app:builder');
  });

  it('asks podman over its connection', () => {
    const expected = '--connection=vm image save --format=docker-archive --output=image.tar -- app:builder';
    assert.equal(args('podman', ['--connection=vm']), expected);
  });

  it('has buildah push into an archive', () => {
    assert.equal(args('buildah'), 'push --quiet -- app:builder docker-archive:image.tar');
  });
});
