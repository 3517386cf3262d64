import assert from 'node:assert/strict';
import { findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { ignoreComment } from './ignore-comment';

const found = (text: string) =>
  findingsOf(ignoreComment, snapshotOf(text)).map(({ range: { start, end } }) => [
    start.line,
    start.character,
    end.character,
  ]);

describe('ignore-comment', () => {
  it('finds comments of hadolint, of tally and of ours', () => {
    const text = `# hadolint global ignore=DL3006
FROM alpine
# why it is so
# hadolint ignore=DL3003

RUN cd /a
  # tally ignore=hadolint/DL3003
RUN cd /b
# dockerfile-stages ignore=label-name because of that
LABEL A=1
`;
    assert.deepEqual(found(text), [
      [0, 0, 31],
      [3, 0, 24],
      [6, 2, 32],
      [8, 0, 53],
    ]);
  });

  it('is silent about a comment that silences it', () => {
    assert.deepEqual(found('# dockerfile-stages global ignore=ignore-comment\nFROM alpine\n'), []);
  });

  it('is silent about other comments, and about here-documents', () => {
    const text = `# hadolint shell=powershell
FROM alpine
# ignore this
RUN <<EOF
# hadolint ignore=DL3003
EOF
`;
    assert.deepEqual(found(text), []);
  });

  it('is silent about a comment that silences it', () => {
    assert.deepEqual(
      found('FROM alpine\n# dockerfile-stages stage ignore=ignore-comment\n# hadolint ignore=DL1001\nRUN a\n'),
      [],
    );
  });
});
