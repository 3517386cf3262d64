import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import { fingerprints } from './fingerprints';

const all = (text: string) => fingerprints(snapshotOf(text)).map(({ fingerprint }) => fingerprint);

const text = `# syntax=docker/dockerfile:1
ARG VERSION=1.2
ARG REGISTRY
FROM \${REGISTRY}alpine AS base
RUN apk add \\
    make
FROM base AS build
COPY . .
RUN make
FROM alpine AS docs
RUN <<END
mkdocs
END
FROM scratch
COPY --from=build /app /
CMD ["/app"]
`;

/** Names the stages (`last` for the unnamed one) that an edit of the text changes. */
function check(from: string | RegExp, to: string, expected: string): void {
  const edited = text.replace(from, to);
  assert.notEqual(edited, text);
  const before = all(text);
  const after = all(edited);
  const names = ['base', 'build', 'docs', 'last'];
  assert.equal(names.filter((_, stage) => before[stage] !== after[stage]).join(' '), expected);
}

describe('Whether a stage is as it was', () => {
  it('hangs on what it says, and on all that it reaches', () => {
    check('apk add', 'apk add -q', 'base build last');
    check('RUN make', 'RUN make all', 'build last');
    check('mkdocs', 'mkdocs build', 'docs');
    check('CMD ["/app"]', 'CMD ["/app", "-v"]', 'last');
    check('COPY --from=build /app /\n', '', 'last');
    check('--from=build', '--from=docs', 'last');
    check('COPY . .', 'COPY . .\nENV A=b', 'build last');
  });

  it('hangs on global arguments where something may look them up', () => {
    check('VERSION=1.2', 'VERSION=1.3', 'base build last');
    check('RUN <<END', 'ARG VERSION\nRUN <<END', 'docs');
    const reading = (version: string) => all(`ARG V=${version}\nFROM alpine\nARG V\nFROM alpine`);
    assert.notEqual(reading('1')[0], reading('2')[0]);
    assert.equal(reading('1')[1], reading('2')[1]);
  });

  it('hangs on what reads the file', () => {
    check('dockerfile:1', 'dockerfile:2', 'base build docs last');
    check('# syntax', '# escape=`\n# syntax', 'base build docs last');
    check('# syntax', '# check=skip=all\n# syntax', '');
  });

  it('does not hang on comments, blank lines, and how keywords are written', () => {
    check('FROM base', '\n# a comment\n\nFROM base', '');
    check('    make', '    # a comment\n\n    make', '');
    check('RUN make', '  run   make  ', '');
    check(/\n/g, '\n\n', 'docs');
  });

  it('does hang on blanks that a command or a heredoc gets to see', () => {
    check('    make', '  make', 'base build last');
    check('mkdocs', ' mkdocs', 'docs');
    check('RUN <<END', 'RUN <<-END', 'docs');
  });

  it('tells stages apart that say the same but stand on others', () => {
    const [a, b, c, d] = all('FROM alpine AS a\nFROM alpine AS b\nRUN x\nFROM a\nRUN y\nFROM b\nRUN y\n');
    assert.equal(new Set([a, b, c, d]).size, 4);
  });

  it('is told with where the stage and its name stand', () => {
    const [base, , , last] = fingerprints(snapshotOf(text));
    assert.deepEqual(
      { ...base, fingerprint: '' },
      {
        index: 0,
        name: 'base',
        nameAt: { line: 3, character: 26, endCharacter: 30 },
        line: 3,
        isDefault: false,
        fingerprint: '',
      },
    );
    assert.deepEqual({ ...last, fingerprint: '' }, { index: 3, line: 13, isDefault: true, fingerprint: '' });
  });

  it('is told of any text, and soon', () => {
    const odd = [
      '',
      'FROM',
      'RUN x',
      'FROM a AS b\nFROM b AS a\nCOPY --from=c /x /y\nFROM a AS c\n',
      'FROM a\nRUN <<E\n',
    ];
    for (const one of odd) all(one);
    const lines = Array.from({ length: 4_000 }, (_, i) => `FROM ${i === 0 ? 'alpine' : `s${i - 1}`} AS s${i}\nRUN x`);
    const began = performance.now();
    assert.equal(new Set(all(lines.join('\n'))).size, 4_000);
    assert.ok(performance.now() - began < 4_000);
  });
});
