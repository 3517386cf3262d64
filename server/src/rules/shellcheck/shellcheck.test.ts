import assert from 'node:assert/strict';
import { findingsOf, fixture, snapshotOf } from '../../../../test/support/fixture';
import { checkedScripts } from '../../model/checkedScripts';
import { applyEdits } from '../../util/applyEdits';
import { ShellChecks } from '../../workspace/shellcheck/shellChecks';
import type { ShellComment } from '../../workspace/shellcheck/shellComment';
import { shellcheck } from './shellcheck';

/** What the rule says once ShellCheck said that of each script. */
async function found(source: string, ...comments: Partial<ShellComment>[]) {
  const { text } = fixture(source);
  const usual = { line: 1, endLine: 1, column: 1, endColumn: 2, level: 'info', code: 2086, message: 'Quote it.' };
  const checks = new ShellChecks(async () =>
    JSON.stringify({ comments: comments.map((one) => ({ ...usual, ...one })) }),
  );
  const snapshot = snapshotOf(text);
  await checks.check(checkedScripts(snapshot.graph), 'shellcheck');
  return { text, findings: findingsOf(shellcheck, { ...snapshot, shellComments: checks.current }) };
}

const place = ({ start, end }: { start: Place; end: Place }) =>
  `${start.line}:${start.character}-${end.line}:${end.character}`;

interface Place {
  readonly line: number;
  readonly character: number;
}

describe('shellcheck', () => {
  it('is silent as long as nobody asked ShellCheck', () => {
    assert.deepEqual(findingsOf(shellcheck, snapshotOf('FROM a\nRUN rm $X\n')), []);
  });

  it('says what ShellCheck says, where it stands in the Dockerfile', async () => {
    const { findings } = await found('FROM a\nRUN --network=none rm $X\n', { column: 4, endColumn: 6 });
    assert.deepEqual(
      findings.map(({ range, message, severity, hadolintRule }) => [place(range), message, severity, hadolintRule]),
      [['1:22-1:24', 'SC2086: Quote it.', 'information', 'SC2086']],
    );
  });

  it('follows a script over its lines, and into a heredoc', async () => {
    const continued = await found('FROM a\nRUN ls && \\\n  # why\n  rm $X\n', { column: 12, endColumn: 14 });
    assert.deepEqual(
      continued.findings.map(({ range }) => place(range)),
      ['3:5-3:7'],
    );
    const heredoc = await found('FROM a\nRUN <<EOF\nls\nrm $X\nEOF\n', {
      line: 2,
      endLine: 2,
      column: 4,
      endColumn: 6,
    });
    assert.deepEqual(
      heredoc.findings.map(({ range }) => place(range)),
      ['3:3-3:5'],
    );
  });

  it('counts characters as ShellCheck does', async () => {
    const { findings } = await found('FROM a\nRUN echo 😀 $X\n', { column: 8, endColumn: 10 });
    assert.deepEqual(
      findings.map(({ range }) => place(range)),
      ['1:12-1:14'],
    );
  });

  it('leaves out what is about variables that are set elsewhere, and files that are not there', async () => {
    const { findings } = await found('FROM a\nRUN echo $x\n', { code: 2154 }, { code: 1091 }, { code: 2086 });
    assert.deepEqual(
      findings.map(({ hadolintRule }) => hadolintRule),
      ['SC2086'],
    );
  });

  it('mends what ShellCheck knows to mend', async () => {
    const quote = { line: 1, endLine: 1, replacement: '"' };
    const replacements = [
      { ...quote, column: 4, endColumn: 4 },
      { ...quote, column: 6, endColumn: 6 },
    ];
    const { text, findings } = await found('FROM a\nRUN rm $X\n', { column: 4, endColumn: 6, fix: { replacements } });
    assert.equal(applyEdits(text, findings[0].fixes?.[0]?.edits ?? []), 'FROM a\nRUN rm "$X"\n');
  });

  it('is silent where a comment above says so', async () => {
    const { findings } = await found('FROM a\n# hadolint ignore=SC2086\nRUN rm $X\n', {});
    assert.deepEqual(findings, []);
  });

  it('takes no notice of places that are not there', async () => {
    const { findings } = await found('FROM a\nRUN rm $X\n', { line: 99, endLine: 99, column: 5, endColumn: 500 });
    assert.deepEqual(
      findings.map(({ range }) => place(range)),
      ['1:9-1:9'],
    );
  });
});
