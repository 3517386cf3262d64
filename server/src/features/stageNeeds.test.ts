import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import { MemoryFiles } from '../../../test/support/memoryFiles';
import { targetReference } from '../../../test/support/targetReferences';
import type { StageNeeds } from '../protocol/methods';
import { newReference } from '../targets/newReference';
import { noFiles } from '../workspace/files';
import { createSnapshot } from '../workspace/snapshots';
import { stageNeeds } from './stageNeeds';

const needs = async (text: string, index = -1): Promise<StageNeeds> => {
  const snapshot = snapshotOf(text);
  const found = await stageNeeds(snapshot, index === -1 ? snapshot.graph.stages.length - 1 : index, noFiles);
  assert.ok(found);
  return found;
};

/** `NAME=value`, `NAME=?` for a default that nobody can tell, `NAME` for none; a star where FROM asks. */
const args = async (text: string, index?: number) =>
  (await needs(text, index)).arguments
    .map(({ name, value, hasDefault, inFrom }) => `${name}${hasDefault ? `=${value ?? '?'}` : ''}${inFrom ? '*' : ''}`)
    .join(' ');

describe('What a build of a stage is given', () => {
  it('are the arguments of the stages that it reaches, and no others', async () => {
    const text = `FROM alpine AS unused
ARG OTHER
FROM alpine AS builder
ARG VERSION=1.2 MIRROR
RUN make
FROM alpine
ARG USER="app"
COPY --from=builder /x /
`;
    assert.equal(await args(text), 'VERSION=1.2 MIRROR USER=app');
    assert.equal(await args(text, 0), 'OTHER');
  });

  it('are the global arguments that FROM asks for, through others too', async () => {
    const text = `ARG REGISTRY
ARG IMAGE=\${REGISTRY}/golang TAG=1.21
ARG NOBODY=1
FROM $IMAGE:$TAG
`;
    assert.equal(await args(text), 'REGISTRY* IMAGE=/golang* TAG=1.21*');
  });

  it('take the global default where a stage has none', async () => {
    assert.equal(await args('ARG VERSION=3\nFROM a\nARG VERSION\n'), 'VERSION=3');
    assert.equal(await args('ARG VERSION=3\nFROM a\nARG VERSION=4\n'), 'VERSION=4');
    assert.equal(await args('FROM a AS b\nARG V\nFROM b\nARG V=2\n'), 'V=2');
  });

  it('do not tell a default that hangs on the stage', async () => {
    assert.equal(await args('FROM a\nARG A=1\nARG B=$A-x\n'), 'A=1 B=?');
    assert.equal(await args("FROM a\nARG A='$x'\n"), 'A=$x');
  });

  it('never are what the builder sets on its own, which tells that the platform matters', async () => {
    const text = 'FROM a\nARG TARGETARCH TARGETSTAGE\n';
    assert.deepEqual([await args(text), (await needs(text)).usesPlatform], ['', true]);
    assert.ok((await needs('FROM --platform=$BUILDPLATFORM a\n')).usesPlatform);
    assert.ok((await needs('ARG ARCH=$TARGETARCH\nFROM a-$ARCH\n')).usesPlatform);
    assert.ok(!(await needs('ARG ARCH=$TARGETARCH\nFROM a\nARG TARGETSTAGE\n')).usesPlatform);
  });

  it('are secrets and keys by their ids', async () => {
    const { secrets, ssh, mounts } = await needs(`FROM a
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

  it('come out of triggers that a stage of the file leaves', async () => {
    assert.equal(await args('FROM a AS parent\nONBUILD ARG VERSION=1\nFROM parent\n'), 'VERSION=1');
    assert.equal(await args('FROM a AS parent\nONBUILD ARG VERSION=1\n'), '');
  });

  it('tell of heredocs anywhere, because every builder reads the whole file', async () => {
    assert.ok((await needs('FROM a AS b\nRUN <<EOF\nx\nEOF\nFROM c\n')).heredocs);
    assert.ok(!(await needs('FROM a\nRUN x\n')).heredocs);
  });

  it('are nothing for a stage that is not there, and for a file that is broken', async () => {
    assert.equal(await stageNeeds(snapshotOf('FROM a\n'), 3, noFiles), undefined);
    assert.equal(await args('ARG =\nFROM\nARG\nRUN --mount=type=secret\nARG A=${'), 'A=?');
  });

  it('are known in a blink for many stages', async () => {
    const chain = Array.from({ length: 3000 }, (_, index) => `FROM s${index} AS s${index + 1}\nARG A${index}\n`);
    assert.equal((await needs(`ARG X=1\n${chain.join('')}`)).arguments.length, 3000);
  });

  it('are the folders in which other files build it', async () => {
    const found = async (index: number, ...builds: [target: string | undefined, context: string][]) => {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const targets = builds.map(([target, text]) => {
        const context = { text, range, dynamic: text.includes('$') };
        const build = newReference({ kind: 'compose', label: 'x', range, paths: 'folder', target: undefined, context });
        return targetReference({ build, target });
      });
      const files = new MemoryFiles({ 'docker/Dockerfile': '', 'web/a': '', 'api/b': '' });
      const text = 'FROM a AS test\nFROM b AS web\n';
      const snapshot = createSnapshot({ uri: 'file:///project/docker/Dockerfile', version: 1, text, targets });
      return (await stageNeeds(snapshot, index, files))?.contexts.map(({ folder }) => folder);
    };
    assert.deepEqual(await found(0, ['test', './web'], [undefined, 'api'], ['test', 'web/']), ['file:///project/web']);
    assert.deepEqual(await found(1, ['test', './web'], [undefined, 'api']), ['file:///project/api']);
    assert.deepEqual(await found(0, ['web', '.'], [undefined, 'api']), ['file:///project', 'file:///project/api']);
    assert.deepEqual(await found(0, ['test', '$WHERE'], ['web', 'nowhere']), []);
  });

  it('are contexts for names that are no stage and no image that everybody knows', async () => {
    const text =
      'FROM alpine AS unused\nCOPY --from=other /x /\nFROM strange AS b\nCOPY --from=node /x /\nCOPY --from=assets . /\n';
    assert.deepEqual((await needs(text)).namedContexts, ['strange', 'assets']);
    assert.deepEqual((await needs(text, 0)).namedContexts, ['other']);
  });

  it('are contexts that other files give it', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const namedContexts = [{ name: 'node', nameRange: range, source: './node' }];
    const build = newReference({ kind: 'compose', label: 'web', range, paths: 'folder', namedContexts });
    const targets = [targetReference({ build })];
    const snapshot = createSnapshot({ uri: 'file:///project/Dockerfile', version: 1, text: 'FROM node\n', targets });
    assert.deepEqual((await stageNeeds(snapshot, 0, noFiles))?.namedContexts, ['node']);
  });
});
