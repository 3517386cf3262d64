import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { readImage } from './readImage';

/** What an engine said of the image that these instructions made, or of one `FROM scratch` with a file. */
const recorded = (name: string) => readFileSync(path.join(__dirname, 'recorded', `${name}.inspect.txt`), 'utf8');

const config = {
  user: '1000:1000',
  exposedPorts: ['53/udp', '8080/tcp'],
  entrypoint: ['/bin/sh', '-c'],
  cmd: ["echo 'x'"],
  workingDir: '/srv',
  env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'LANG=C.UTF-8', 'GREETING=a b'],
};

function check(name: string, expected: Record<string, unknown>): void {
  const image = readImage(recorded(name));
  assert.ok(image);
  const { diffIds, created, ...rest } = image;
  assert.equal(diffIds.length, rest.layerCount);
  assert.ok(diffIds.every((id) => /^sha256:[0-9a-f]{64}$/.test(id)));
  assert.equal(new Date(created ?? 0).toISOString().slice(0, 10), '2026-11-21');
  assert.deepEqual(rest, expected);
}

describe('What is known of an image', () => {
  const labels = { 'org.opencontainers.image.title': 'An app' };
  const shell = ['/bin/sh', '-ec'];
  const platform = 'linux/amd64';

  it('is read from what docker says', () => {
    const id = 'sha256:b775cb781df1214441850abc96b7979bb64a79b605cc520846879df362059da5';
    check('docker', { ...config, id, size: 4984201, layerCount: 6, digest: undefined, shell, labels, platform });
  });

  it('is read from what docker says of an image of the builder of old', () => {
    const id = 'sha256:dcb000c1c42a43b8d53ff3cda29d64383c3dc3a3e08d22bbc3b7de50cd0495c7';
    check('legacy', { ...config, id, size: 4984193, layerCount: 4, digest: undefined, shell, labels, platform });
  });

  const podman = {
    ...config,
    id: 'sha256:9d78659bd8e5b5fabffe5e62606cf973af1afe275e37ef722c990b83f0982e12',
    digest: 'sha256:f6f71de0dee90b5e116dc3cf15a30df88b1ba113d87c9c4e4771411e1d86c432',
    layerCount: 4,
    shell: [],
    labels: { ...labels, 'io.buildah.version': '1.28.2' },
    platform,
  };

  it('is read from what podman says', () => check('podman', { ...podman, size: 5145829 }));

  it('is read from what buildah says, with the size of the layers', () =>
    check('buildah', { ...podman, size: 5140992 }));

  it('is read where an image has next to nothing', () => {
    const image = readImage(recorded('scratch'));
    assert.equal(image?.size, 3);
    assert.deepEqual([image?.user, image?.workingDir, image?.entrypoint, image?.cmd], ['', '/', [], []]);
  });

  it('is read from what nerdctl and newer dockers say', () => {
    const image = readImage(
      JSON.stringify([
        {
          Id: 'sha256:0a',
          RepoDigests: ['app@sha256:0b'],
          Created: '0001-01-01T00:00:00Z',
          Architecture: 'arm64',
          Variant: 'v8',
          Os: 'linux',
          Size: 12,
          RootFS: { Type: 'layers', Layers: ['sha256:0c'] },
          Config: {
            ExposedPorts: { '9000/tcp': {}, '80/tcp': {}, '80/udp': {} },
            User: 'app',
            Labels: { a: 'b', c: 1 },
          },
        },
      ]),
    );
    assert.ok(image);
    assert.deepEqual([image.digest, image.platform, image.created], ['sha256:0b', 'linux/arm64/v8', undefined]);
    assert.deepEqual(image.exposedPorts, ['80/tcp', '80/udp', '9000/tcp']);
    assert.deepEqual(image.labels, { a: 'b' });
  });

  it('is nothing where an engine says something else', () => {
    const others = ['', '[]', '{}', 'null', '[null]', '[[]]', '"x"', '[{"Id":1}]', 'Error: no such image', '{"Id":'];
    for (const said of others) assert.equal(readImage(said), undefined, said);
  });

  it('never fails, however little or much of it is there', () => {
    for (const name of ['docker', 'podman', 'buildah']) {
      const said = recorded(name);
      for (let end = 0; end < said.length; end += 7) readImage(said.slice(0, end));
      for (const odd of ['1', 'null', '[]', '{}', '"x"']) readImage(said.replace(/: [[{]/g, `: ${odd}, "x": $&`));
    }
  });
});
