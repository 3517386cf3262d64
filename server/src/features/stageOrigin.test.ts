import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import type { StageOrigin } from '../protocol/stageOrigin';
import { stageOrigin } from './stageOrigin';

const origin = (text: string, index: number): StageOrigin => {
  const found = stageOrigin(snapshotOf(text), index);
  assert.ok(found);
  return found;
};

/** `line stage KEYWORD text`, one for each instruction. */
const made = (text: string, index: number) =>
  origin(text, index).instructions.map(({ line, stage, keyword, texts }) => `${line} ${stage} ${keyword} ${texts[0]}`);

describe('What the layers of a stage are made by', () => {
  const chain = `ARG TAG=3.18
FROM alpine:$TAG AS base
RUN echo base
FROM base AS tools
ENV A=1
FROM tools
COPY --chown=1 . /src
`;

  it('are the instructions of the stages that it is built from, and then its own', () => {
    assert.deepEqual(made(chain, 2), ['2 base RUN echo base', '4 tools ENV A=1', '6 stage 2 COPY . /src']);
    assert.deepEqual(made(chain, 0), ['2 base RUN echo base']);
  });

  it('stands on an image, on nothing, or on a context', () => {
    assert.deepEqual(origin(chain, 2).root, { kind: 'image', name: 'alpine:3.18' });
    assert.deepEqual(origin('FROM scratch\n', 0).root, { kind: 'scratch', name: 'scratch' });
  });

  it('are commands without their flags, lines joined and comments left out', () => {
    assert.deepEqual(origin('FROM a\nRUN --network=none make \\\n  # more\n  all\n', 0).instructions[0]?.texts, [
      'make   all',
    ]);
  });

  it('are told in each way in which a builder may write them down', () => {
    const texts = (text: string) => origin(`FROM a\n${text}\n`, 0).instructions[0]?.texts;
    assert.deepEqual(texts('RUN ["/bin/sh", "-c", "echo x"]'), ['["/bin/sh", "-c", "echo x"]', '/bin/sh -c echo x']);
    assert.deepEqual(texts('RUN <<EOF\none\ntwo\nEOF'), ['<<EOF', 'one\ntwo', '<<EOF\none\ntwo\nEOF']);
    assert.deepEqual(texts('RUN python3 <<EOF\none\nEOF')?.[2], 'python3 <<EOF\none\nEOF');
  });

  it('are what a base triggers, at the line of its ONBUILD', () => {
    const text = 'FROM a AS parent\nONBUILD RUN triggered\nFROM parent\nRUN own\n';
    assert.deepEqual(made(text, 1), ['1 parent ONBUILD RUN triggered', '1 stage 1 RUN triggered', '3 stage 1 RUN own']);
  });

  it('are nothing for a stage that is not there, and end in a file that is broken', () => {
    assert.equal(stageOrigin(snapshotOf('FROM a\n'), 1), undefined);
    assert.deepEqual(made('FROM a AS a\nRUN\nFROM\nCOPY', 1).length, 1);
    assert.deepEqual(made('FROM b AS a\nFROM a AS b\nRUN x\n', 1), ['2 b RUN x']);
  });

  it('are known in a blink for many stages', () => {
    const stages = Array.from({ length: 3000 }, (_, index) => `FROM s${index} AS s${index + 1}\nARG A${index}\n`);
    assert.equal(origin(stages.join(''), 2999).instructions.length, 3000);
  });
});
