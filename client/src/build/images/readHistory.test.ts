import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { readHistory } from './readHistory';

const recorded = (name: string) => readFileSync(path.join(__dirname, 'recorded', `${name}.txt`), 'utf8');

function check(name: string, expected: readonly (readonly [string, number])[]): void {
  const layers = readHistory(recorded(name));
  assert.deepEqual(
    layers?.map(({ instruction, size }) => [instruction, size]),
    expected,
  );
  assert.ok(layers?.every(({ created }) => created !== undefined && created > Date.UTC(2026, 10, 21)));
}

describe('The history of an image', () => {
  it('is read from what docker says, base first', () => {
    check('docker.history', [
      ['', 1984184],
      ['ARG VERSION=1', 0],
      ['ENV LANG=C.UTF-8 GREETING=a b', 0],
      ['RUN echo "hello" > /hello && head -c 3000000 /dev/zero > /zeros', 3000006],
      ['LABEL org.opencontainers.image.title=An app', 0],
      ['WORKDIR /srv', 0],
      ['COPY hello.txt ./', 3],
      ['RUN echo one > /one\necho two > /two', 8],
      ['RUN true', 0],
      ['EXPOSE 53/udp 8080/tcp', 0],
      ['USER 1000:1000', 0],
      ['SHELL [/bin/sh -ec]', 0],
      ['ENTRYPOINT ["/bin/sh", "-c"]', 0],
      [`CMD ["echo 'x'"]`, 0],
    ]);
  });

  it('is read from what docker says of an image of the builder of old', () => {
    check('legacy.history', [
      ['', 1984184],
      ['ARG VERSION=1', 0],
      ['ENV LANG=C.UTF-8 GREETING=a b', 0],
      ['RUN echo "hello" > /hello && head -c 3000000 /dev/zero > /zeros', 3000006],
      ['LABEL org.opencontainers.image.title=An app', 0],
      ['WORKDIR /srv', 0],
      ['COPY file:d5e01f9ded26 in ./', 3],
      ['EXPOSE 53/udp 8080', 0],
      ['USER 1000:1000', 0],
      ['SHELL [/bin/sh -ec]', 0],
      ['ENTRYPOINT ["/bin/sh", "-c"]', 0],
      [`CMD ["echo 'x'"]`, 0],
    ]);
  });

  const podman = [
    ['', 2129920],
    ['ARG VERSION', 0],
    ['ENV LANG=C.UTF-8 GREETING="a b"', 0],
    ['RUN echo "hello" > /hello && head -c 3000000 /dev/zero > /zeros', 3006976],
    ['LABEL org.opencontainers.image.title="An app"', 0],
    ['WORKDIR /srv', 0],
    ['COPY file:5b0d3e5a1f86 in ./', 2560],
    ['RUN --mount=type=cache,target=/c true', 1536],
    ['EXPOSE 8080 53/udp', 0],
    ['USER 1000:1000', 0],
    ['SHELL ["/bin/sh", "-ec"]', 0],
    ['ENTRYPOINT ["/bin/sh", "-c"]', 0],
    [`CMD ["echo 'x'"]`, 0],
  ] as const;

  it('is read from what podman says', () => check('podman.history', podman));

  it('is read from what buildah says of the image', () => check('buildah.inspect', podman));

  it('is read with sizes that were rounded', () => {
    const line = (Size: string) => JSON.stringify({ CreatedBy: 'RUN /bin/sh -c x # buildkit', Size });
    const sizes = ['4.98MB', '1.5 kB', '2.0 MiB', '12B', '0', '0B', 'many', ''];
    assert.deepEqual(
      readHistory(sizes.map(line).join('\n'))?.map(({ size, isEmpty }) => [size, isEmpty]),
      [
        [undefined, false],
        [undefined, false],
        [0, true],
        [0, true],
        [12, false],
        [2_097_152, false],
        [1500, false],
        [4_980_000, false],
      ],
    );
  });

  it('leaves out what is said between the lines, and is nothing where nothing else is said', () => {
    assert.equal(readHistory('WARNING: old\n{"CreatedBy":"USER a","Size":"0"}\n')?.length, 1);
    for (const said of ['', 'Error: no such image', '[]']) assert.equal(readHistory(said), undefined);
    for (const said of ['[null]', '[[]]', '"x"', '[{"CreatedBy":1,"size":{}}]']) readHistory(said);
  });
});
