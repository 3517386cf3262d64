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
    assert.deepEqual(stageSummaries(snapshotOf(text))[2].contextSources, ['go.mod', 'go.sum', 'src']);
  });

  it('name the error that stops a stage', () => {
    const [stage] = stageSummaries(snapshotOf('FROM a AS one\nCOPY --from=two x y\nFROM b AS two\n'));
    assert.match(stage.error ?? '', /two/);
  });
});
