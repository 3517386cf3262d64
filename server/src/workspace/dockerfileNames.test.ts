import assert from 'node:assert/strict';
import { isDockerfileName } from './dockerfileNames';

describe('A searched folder', () => {
  it('gives what editors take for a Dockerfile', () => {
    for (const name of [
      'Dockerfile',
      'dockerfile',
      'Containerfile',
      'Dockerfile.dev',
      'a.Dockerfile',
      'a.b.dockerfile',
    ]) {
      assert.ok(isDockerfileName(name), name);
    }
  });

  it('leaves ignore files and everything else', () => {
    for (const name of [
      'Dockerfile.dockerignore',
      '.dockerfile',
      'Dockerfiles',
      'MyDockerfile',
      'Dockerfile.',
      'a.md',
    ]) {
      assert.ok(!isDockerfileName(name), name);
    }
  });
});
