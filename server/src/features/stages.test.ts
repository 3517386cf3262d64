import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import { stageSummaries } from './stages';

describe('Summaries of stages', () => {
  it('say what a client needs to offer them', () => {
    const [builder, last] = stageSummaries(snapshotOf('# Compiles\nFROM golang AS Builder\nRUN x\nFROM alpine\n'));
    assert.deepEqual(
      [builder.index, builder.name, builder.base, builder.comment, builder.line, builder.lastLine, builder.isDefault],
      [0, 'builder', 'golang', 'Compiles', 1, 2, false],
    );
    assert.deepEqual([last.index, last.name, last.isDefault, last.error], [1, undefined, true, undefined]);
  });

  it('say where an unnamed stage gets a name, and a named one or one without a base not', () => {
    const summaries = stageSummaries(snapshotOf('FROM \\\n  alpine:3\nFROM alpine AS named\nFROM\n'));
    assert.deepEqual(
      summaries.map(({ nameAt }) => nameAt),
      [{ line: 1, character: 10 }, undefined, undefined],
    );
  });

  it('collect what a stage and all that it reaches read from the build context', () => {
    const text = `FROM a AS one
COPY go.mod go.sum ./
FROM b AS unused
COPY other .
FROM c
COPY --from=one /x /y
ADD src ./
ADD https://example.com/x.tgz git@example.com:a/b.git $DIR /z
COPY <<EOF /etc/conf
text
EOF
`;
    assert.deepEqual(stageSummaries(snapshotOf(text))[2].contextSources, ['src', 'go.mod', 'go.sum']);
  });

  it('count what RUN mounts from the build context', () => {
    const text = `FROM a AS one
RUN --mount=type=bind,source=package.json,target=/p --mount=from=b,source=/x,target=/x --mount=type=cache,target=/c make
`;
    assert.deepEqual(stageSummaries(snapshotOf(text))[0].contextSources, ['package.json']);
  });

  it('are made in a blink for very many stages that build on one another', () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `FROM s${index} AS s${index + 1}\nCOPY f${index} .\n`);
    const last = stageSummaries(snapshotOf(chain.join(''))).at(-1);
    assert.deepEqual(last?.contextSources.slice(0, 2), ['f4999', 'f4998']);
  });

  it('name the error that stops a stage', () => {
    const [stage] = stageSummaries(snapshotOf('FROM a AS one\nCOPY --from=two x y\nFROM b AS two\n'));
    assert.match(stage.error ?? '', /two/);
  });
});
