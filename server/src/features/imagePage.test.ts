import assert from 'node:assert/strict';
import { imagePage } from './imagePage';

const url = (reference: string) => imagePage(reference)?.url;

describe('The page of an image', () => {
  it('is on Docker Hub for official images and those of users', () => {
    assert.equal(url('node'), 'https://hub.docker.com/_/node/');
    assert.equal(url('library/node'), 'https://hub.docker.com/_/node/');
    assert.equal(url('docker.io/library/node:20'), 'https://hub.docker.com/_/node/');
    assert.equal(url('index.docker.io/bitnami/redis'), 'https://hub.docker.com/r/bitnami/redis/');
    assert.equal(url('bitnami/redis:7'), 'https://hub.docker.com/r/bitnami/redis/');
  });

  it('is the same for any tag and digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    for (const suffix of [':20', `@${digest}`, `:20@${digest}`, ':', ':-alpine', '@']) {
      assert.equal(url(`node${suffix}`), 'https://hub.docker.com/_/node/', suffix);
    }
  });

  it('is on the registry that is named', () => {
    assert.equal(url('ghcr.io/astral-sh/uv:latest'), 'https://ghcr.io/astral-sh/uv');
    assert.equal(url('quay.io/keycloak/keycloak:26'), 'https://quay.io/repository/keycloak/keycloak');
    assert.equal(
      url('mcr.microsoft.com/dotnet/sdk:9.0'),
      'https://mcr.microsoft.com/en-us/artifact/mar/dotnet/sdk/about',
    );
    assert.equal(url('public.ecr.aws/docker/library/node:20'), 'https://gallery.ecr.aws/docker/library/node');
    assert.equal(url('gcr.io/distroless/static:nonroot'), 'https://gcr.io/distroless/static');
    assert.equal(
      url('europe-west1-docker.pkg.dev/project/repository/a/b:1'),
      'https://console.cloud.google.com/artifacts/docker/project/europe-west1/repository/a%2Fb',
    );
  });

  it('is none where the registry is not known or has none', () => {
    for (const reference of ['localhost:5000/a', 'ghcr.io:443/a/b', 'registry.example.com/a', 'a/b/c', 'ghcr.io/a']) {
      assert.equal(url(reference), undefined, reference);
    }
    assert.equal(url('us-docker.pkg.dev/project/repository'), undefined);
  });

  it('is none for what is no image', () => {
    for (const reference of ['', ':1', '/node', 'Node', '${X}', 'a b', 'a:1 AS b', 'https://hub.docker.com', '../x']) {
      assert.equal(url(reference), undefined, reference);
    }
  });
});
