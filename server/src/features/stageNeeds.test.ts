import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import type { StageNeeds } from '../protocol/methods';
import { stageNeeds } from './stageNeeds';

const needs = (text: string, index = -1): StageNeeds => {
  const snapshot = snapshotOf(text);
  const found = stageNeeds(snapshot, index === -1 ? snapshot.graph.stages.length - 1 : index);
  assert.ok(found);
  return found;
};

/** `NAME=value`, `NAME=?` for a default that nobody can tell, `NAME` for none; a star where FROM asks. */
const args = (text: string, index?: number) =>
  needs(text, index)
    .arguments.map(
      ({ name, value, hasDefault, inFrom }) => `${name}${hasDefault ? `=${value ?? '?'}` : ''}${inFrom ? '*' : ''}`,
    )
    .join(' ');

describe('What a build of a stage is given', () => {
  it('are the arguments of the stages that it reaches, and no others', () => {
    const text = `FROM alpine AS unused
ARG OTHER
FROM alpine AS builder
ARG VERSION=1.2 MIRROR
RUN make
FROM alpine
ARG USER="app"
COPY --from=builder /x /
`;
    assert.equal(args(text), 'VERSION=1.2 MIRROR USER=app');
    assert.equal(args(text, 0), 'OTHER');
  });

  it('are the global arguments that FROM asks for, through others too', () => {
    const text = `ARG REGISTRY
ARG IMAGE=\${REGISTRY}/golang TAG=1.21
ARG NOBODY=1
FROM $IMAGE:$TAG
`;
    assert.equal(args(text), 'REGISTRY* IMAGE=/golang* TAG=1.21*');
  });

  it('take the global default where a stage has none', () => {
    assert.equal(args('ARG VERSION=3\nFROM a\nARG VERSION\n'), 'VERSION=3');
    assert.equal(args('ARG VERSION=3\nFROM a\nARG VERSION=4\n'), 'VERSION=4');
    assert.equal(args('FROM a AS b\nARG V\nFROM b\nARG V=2\n'), 'V=2');
  });

  it('do not tell a default that hangs on the stage', () => {
    assert.equal(args('FROM a\nARG A=1\nARG B=$A-x\n'), 'A=1 B=?');
    assert.equal(args("FROM a\nARG A='$x'\n"), 'A=$x');
  });

  it('never are what the builder sets on its own, which tells that the platform matters', () => {
    const text = 'FROM a\nARG TARGETARCH TARGETSTAGE\n';
    assert.deepEqual([args(text), needs(text).usesPlatform], ['', true]);
    assert.ok(needs('FROM --platform=$BUILDPLATFORM a\n').usesPlatform);
    assert.ok(needs('ARG ARCH=$TARGETARCH\nFROM a-$ARCH\n').usesPlatform);
    assert.ok(!needs('ARG ARCH=$TARGETARCH\nFROM a\nARG TARGETSTAGE\n').usesPlatform);
  });

  it('are secrets and keys by their ids', () => {
    const { secrets, ssh, mounts } = needs(`FROM a
RUN --mount=type=secret,id=npmrc --mount=type=secret,target=/run/token,required=true make
RUN --mount=type=secret,id=npmrc,required --mount=type=ssh --mount=type=ssh,id=work,required=false make
RUN --mount=type=secret,id=$X --mount=type=cache,target=/c make
`);
    assert.deepEqual(secrets, [
      { id: 'npmrc', required: true },
      { id: 'token', required: true },
    ]);
    assert.deepEqual(ssh, [
      { id: 'default', required: false },
      { id: 'work', required: false },
    ]);
    assert.ok(mounts);
  });

  it('come out of triggers that a stage of the file leaves', () => {
    assert.equal(args('FROM a AS parent\nONBUILD ARG VERSION=1\nFROM parent\n'), 'VERSION=1');
    assert.equal(args('FROM a AS parent\nONBUILD ARG VERSION=1\n'), '');
  });

  it('tell of heredocs anywhere, because every builder reads the whole file', () => {
    assert.ok(needs('FROM a AS b\nRUN <<EOF\nx\nEOF\nFROM c\n').heredocs);
    assert.ok(!needs('FROM a\nRUN x\n').heredocs);
  });

  it('are nothing for a stage that is not there, and for a file that is broken', () => {
    assert.equal(stageNeeds(snapshotOf('FROM a\n'), 3), undefined);
    assert.equal(args('ARG =\nFROM\nARG\nRUN --mount=type=secret\nARG A=${'), 'A=?');
  });

  it('are known in a blink for many stages', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => `FROM s${index} AS s${index + 1}\nARG A${index}\n`);
    assert.equal(needs(`ARG X=1\n${chain.join('')}`).arguments.length, 3000);
  });
});
