import assert from 'node:assert/strict';
import { unifiedDiff } from './unifiedDiff';

const file = ['FROM a', 'RUN b', 'RUN c', 'RUN d', 'RUN e', 'RUN f', 'RUN g', 'RUN h', 'RUN i', 'RUN j', ''].join('\n');

describe('What changed in a file', () => {
  it('is nothing where nothing did', () => {
    assert.equal(unifiedDiff('Dockerfile', file, file), '');
    assert.equal(unifiedDiff('Dockerfile', '', ''), '');
  });

  it('stands between three lines that stay', () => {
    assert.equal(
      unifiedDiff('Dockerfile', file, file.replace('RUN e\n', 'RUN x\nRUN y\n')),
      '--- Dockerfile\n+++ Dockerfile\n@@ -2,7 +2,8 @@\n RUN b\n RUN c\n RUN d\n-RUN e\n+RUN x\n+RUN y\n RUN f\n RUN g\n RUN h\n',
    );
  });

  it('is in one piece where changes are near, and in several where they are not', () => {
    const pieces = (after: string) => unifiedDiff('a', file, after).match(/^@@.*@@$/gm);
    assert.deepEqual(pieces(file.replace('RUN b\n', '').replace('RUN f\n', '')), ['@@ -1,9 +1,7 @@']);
    assert.deepEqual(pieces(file.replace('FROM a\n', '').replace('RUN j\n', 'RUN k\n')), [
      '@@ -1,4 +1,3 @@',
      '@@ -7,4 +6,4 @@',
    ]);
  });

  it('tells of a last line without an end', () => {
    assert.equal(
      unifiedDiff('a', 'FROM a', 'FROM b\n'),
      '--- a\n+++ a\n@@ -1 +1 @@\n-FROM a\n\\ No newline at end of file\n+FROM b\n',
    );
    assert.equal(unifiedDiff('a', '', 'FROM b\n'), '--- a\n+++ a\n@@ -0,0 +1 @@\n+FROM b\n');
  });
});
