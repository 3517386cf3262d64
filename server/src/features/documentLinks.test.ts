import assert from 'node:assert/strict';
import { snapshotOf, textAt } from '../../../test/support/lspFixture';
import { documentLinks } from './documentLinks';

/** `what is underlined → where it leads` of each link. */
function links(text: string): string[] {
  return documentLinks(snapshotOf(text)).map(({ range, target }) => `${textAt(text, range)} → ${target}`);
}

const node = 'https://hub.docker.com/_/node/';

describe('Links to pages of images', () => {
  it('stand on the images of FROM, COPY, mounts and triggers', () => {
    const uv = 'https://ghcr.io/astral-sh/uv';
    assert.deepEqual(
      links(
        'FROM node:20\nCOPY --link --from=ghcr.io/astral-sh/uv:0.5 a b\nRUN --mount=type=bind,from=node,target=/x y\n' +
          'ONBUILD COPY --from=node:18 a b',
      ),
      [`node:20 → ${node}`, `ghcr.io/astral-sh/uv:0.5 → ${uv}`, `node → ${node}`, `node:18 → ${node}`],
    );
  });

  it('stand on the frontend', () => {
    assert.deepEqual(links('# syntax=docker/dockerfile:1\n'), [
      'docker/dockerfile:1 → https://hub.docker.com/r/docker/dockerfile/',
    ]);
  });

  it('leave quotes out', () => {
    assert.deepEqual(links('FROM "node:20"\nCOPY --from="node" a b'), [`node:20 → ${node}`, `node → ${node}`]);
  });

  it('do not stand on stages, scratch and what is not there yet', () => {
    assert.deepEqual(links('FROM scratch AS node\nFROM node\nCOPY --from=NODE a b\nCOPY --from=0 a b'), []);
    assert.deepEqual(links('FROM\nCOPY --from= a b\nRUN --mount=from='), []);
  });

  it('stand beside the variables of a reference', () => {
    assert.deepEqual(links('ARG V=20\nFROM node:${V}-alpine'), [`node → ${node}`]);
    assert.deepEqual(links('ARG V\nFROM node:$V'), [`node → ${node}`], 'a tag that only the build knows');
    assert.deepEqual(links('ARG R=quay.io\nFROM ${R}/a/b:1'), ['a/b:1 → https://quay.io/repository/a/b']);
  });

  it('stand on the default of an ARG that is a whole reference', () => {
    assert.deepEqual(links('ARG BASE="node:20"\nFROM ${BASE}\nFROM $BASE AS b'), [`node:20 → ${node}`]);
  });

  it('are missing where the build alone knows the image', () => {
    assert.deepEqual(links('ARG BASE\nFROM ${BASE}\nFROM ${BASE}:1\nARG R\nFROM $R/node'), []);
  });

  it('tell where they lead', () => {
    const [link] = documentLinks(snapshotOf('FROM node:20'));
    assert.equal(link.tooltip, 'node on Docker Hub');
  });
});
