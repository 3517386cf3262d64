import assert from 'node:assert/strict';
import { buildGraph } from '../model/buildGraph';
import type { BuildInputs } from '../model/stageGraph';
import { parseDockerfile } from '../syntax/scan';
import { graphRecord } from './graphRecord';

describe('The record of a graph', () => {
  function record(lines: string[], inputs: BuildInputs = {}) {
    const dockerfile = parseDockerfile(lines.join('\n'));
    return graphRecord(dockerfile, buildGraph(dockerfile, inputs));
  }

  it('counts lines from 1 and stages from 0', () => {
    const { stages, defaultStage } = record(['# first', 'FROM alpine AS Build', 'RUN a \\', '  b', 'FROM scratch']);
    assert.deepEqual(
      stages.map(({ index, name, line, lastLine }) => [index, name, line, lastLine]),
      [
        [0, 'build', 2, 4],
        [1, null, 5, 5],
      ],
    );
    assert.equal(defaultStage, 1);
  });

  it('says of each dependency what it leads to', () => {
    const { stages } = record(
      ['FROM a AS x', 'FROM x', 'COPY --from=scratch / /', 'COPY --from=files / /', 'RUN --mount=from=b c'],
      { namedContexts: { files: 'local:files' } },
    );
    const sources = stages[1].dependencies.map(({ kind, stage, image, context }) => [kind, stage ?? image, context]);
    assert.deepEqual(sources, [
      ['base', 0, undefined],
      ['copy', 'scratch', undefined],
      ['copy', 'files', true],
      ['mount', 'b', undefined],
    ]);
  });

  it('says when a named context takes the place of a base, or of a whole stage', () => {
    const { stages } = record(['FROM alpine AS x', 'FROM busybox AS y'], {
      namedContexts: { alpine: 'docker-image://a', y: 'docker-image://b' },
    });
    assert.deepEqual(
      stages.map(({ baseKind }) => baseKind),
      ['context-image', 'context'],
    );
  });

  it('gives each line of an error a pair of its own', () => {
    const { stages } = record(['FROM alpine', 'COPY \\', '  --from=later / /', 'FROM alpine AS later']);
    assert.deepEqual(stages[0].error?.lines, [
      [2, 2],
      [3, 3],
    ]);
    assert.equal(stages[1].error, null);
  });

  it('has no stages of a file that cannot be read, and no reach where nothing can be built', () => {
    const unreadable = record(['FROM alpine', 'FRON']);
    assert.deepEqual([unreadable.unreadable?.lines, unreadable.stages, unreadable.defaultStage], [[[2, 2]], [], null]);
    const circular = record(['FROM alpine AS a', 'COPY --from=a / /']);
    assert.deepEqual([circular.fileError?.lines, circular.stages[0].reaches], [[[2, 2]], []]);
  });
});
