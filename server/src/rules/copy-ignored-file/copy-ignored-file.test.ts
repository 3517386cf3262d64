import assert from 'node:assert/strict';
import { findingsOf, relatedOf, snapshotOf } from '../../../../test/support/fixture';
import { readDockerIgnore } from '../../workspace/dockerignore';
import { copyIgnoredFile } from './copy-ignored-file';

/** `line message` of what is found with these ignore files. */
function found(text: string, ...ignored: readonly string[]): readonly string[] {
  return findings(text, ...ignored).map(({ range, message }) => `${range.start.line + 1} ${message}`);
}

function findings(text: string, ...ignored: readonly string[]) {
  const ignoring = ignored.map((lines, n) => ({ uri: `file:///${n}/.dockerignore`, ignore: readDockerIgnore(lines) }));
  return findingsOf(copyIgnoredFile, { ...snapshotOf(text), ignoring });
}

describe('copy-ignored-file', () => {
  it('finds what the ignore file keeps out, or a folder above it', () => {
    assert.deepEqual(found('FROM scratch\nCOPY ./dist/app a /\nADD secret.txt /\n', 'dist\nsecret.*\n'), [
      "2 COPY finds no 'dist/app': .dockerignore keeps it out of the build context.",
      "3 ADD finds no 'secret.txt': .dockerignore keeps it out of the build context.",
    ]);
  });

  it('points to the line that does it', () => {
    const [finding] = findings('FROM scratch\nCOPY dist /\n', '# built\n\ndist/\n');
    assert.deepEqual(relatedOf(finding), ["3 By the line 'dist/'"]);
  });

  it('leaves alone an ignore file with exceptions, and other stages', () => {
    assert.deepEqual(found('FROM scratch\nCOPY dist /\n', 'dist\n!dist/app\n'), []);
    assert.deepEqual(found('FROM scratch AS a\nFROM scratch\nCOPY --from=a dist /\n', 'dist\n'), []);
  });

  it('takes the whole context to be there unless a pattern takes everything', () => {
    assert.deepEqual(found('FROM scratch\nCOPY . /\n', '.*\n'), []);
    assert.equal(found('FROM scratch\nCOPY . /\n', '*\n').length, 1);
  });

  it('fills in variables, and leaves alone what a build decides', () => {
    assert.equal(found('FROM scratch\nENV OUT=dist\nCOPY $OUT/app /\n', 'dist\n').length, 1);
    assert.equal(found('FROM scratch\nARG OUT\nCOPY $OUT/app /\n', '*\n').length, 0);
  });

  it('says nothing of what is downloaded or stands in a here-document', () => {
    assert.deepEqual(found('FROM scratch\nADD https://example.com/a /\nCOPY <<dist /\nx\ndist\n', '*\n'), []);
  });

  it('is silent unless all contexts keep it out', () => {
    const text = 'FROM scratch\nCOPY dist /\n';
    assert.equal(found(text, 'dist\n', '*\n').length, 1);
    assert.equal(found(text, 'dist\n', 'node_modules\n').length, 0);
    assert.equal(found(text).length, 0);
  });
});
