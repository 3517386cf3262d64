import assert from 'node:assert/strict';
import { findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { unusedStage } from './unused-stage';

/** The Dockerfile without the first stage that nobody uses; undefined where it has to stay. */
function removed(...lines: string[]): string | undefined {
  const text = `${lines.join('\n')}\n`;
  const [{ fixes: [fix] = [] }] = findingsOf(unusedStage, snapshotOf(text));
  assert.ok(!fix?.safe, 'somebody may build it by name');
  return fix && applyEdits(text, fix.edits);
}

describe('Removing a stage that nobody uses', () => {
  it('takes its instructions with the comments right above it', () => {
    assert.equal(
      removed('FROM a AS b', '', '# c is old', '# really', 'FROM a AS c', 'RUN x \\', '  y', '', '# d', 'FROM b AS d'),
      'FROM a AS b\n\n# d\nFROM b AS d\n',
    );
  });

  it('leaves what stands above all stages', () => {
    const above = ['# syntax=docker/dockerfile:1', '# A file', '', 'ARG A', '# b is old'];
    assert.equal(
      removed(...above, 'FROM a AS b', 'FROM c'),
      '# syntax=docker/dockerfile:1\n# A file\n\nARG A\nFROM c\n',
    );
    assert.equal(removed('# escape=`', 'FROM a AS b', 'FROM c'), '# escape=`\nFROM c\n');
  });

  it('takes what looks like a stage in a heredoc', () => {
    assert.equal(removed('FROM a AS b', 'RUN <<E', 'FROM x', '# y', 'E', 'FROM c'), 'FROM c\n');
  });

  it('is not offered where another stage counts on it, or counts stages below', () => {
    assert.equal(removed('FROM a AS b', 'FROM c', 'FROM d', 'COPY --from=1 / /'), undefined);
    assert.equal(removed('FROM a AS b', 'FROM c AS d', 'FROM b AS e', 'FROM d'), 'FROM a AS b\nFROM c AS d\nFROM d\n');
    assert.equal(
      removed('FROM a', 'FROM a AS b', 'FROM c', 'COPY --from=0 / /'),
      'FROM a\nFROM c\nCOPY --from=0 / /\n',
    );
  });
});
