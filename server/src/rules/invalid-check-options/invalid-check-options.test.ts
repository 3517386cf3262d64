import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { createSnapshot } from '../../workspace/snapshots';
import { invalidCheckOptions } from './invalid-check-options';

const check = checkRule(invalidCheckOptions);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(invalidCheckOptions, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('invalid-check-options', () => {
  it('finds options that BuildKit refuses, with what is wrong', () => {
    check(`
      # check=skp=StageNameCasing
    #         ^^^ invalid-check-options error: 'skp' is no option of check; it knows skip, error and experimental.
      FROM alpine
    `);
  });

  const said = (text: string) =>
    findingsOf(invalidCheckOptions, snapshotOf(text)).map(({ severity, message, range: { start, end } }) => {
      return `${severity} ${start.line}:${start.character}-${end.character} ${message}`;
    });

  it('knows what each option takes', () => {
    assert.deepEqual(said('# check=error=yes\nFROM a\n'), ["error 0:14-17 error is true or false, not 'yes'."]);
    assert.deepEqual(said('# check=StageNameCasing\nFROM a\n'), [
      "error 0:8-23 'StageNameCasing' has no value; write skip=StageNameCasing if it is a check to leave out.",
    ]);
    assert.deepEqual(said('# check=skip=all; error=true\nFROM a\n'), [
      'error 0:17-18 An option is missing here; BuildKit reads up to the first blank.',
    ]);
    assert.deepEqual(said('# CHECK = skip=all;error=true\nFROM a\n'), []);
  });

  it('finds what stands behind the first blank', () => {
    assert.deepEqual(said('# check=skip=A, B\nFROM a\n'), [
      "warning 0:16-17 BuildKit reads a check comment up to the first blank, so 'B' is not read.",
    ]);
    assert.deepEqual(said('# check=skip=A // why\nFROM a\n'), []);
  });

  it('is milder above an instruction, where such a comment only does nothing', () => {
    assert.deepEqual(said('FROM a\n# check=foo=bar\nRUN x\n'), [
      "warning 1:8-11 'foo' is no option of check; it knows skip, error and experimental. This comment does nothing.",
    ]);
    assert.deepEqual(said('FROM a\n# check=error=true\nRUN x\n'), [
      'warning 1:8-13 error= counts in the first lines of the file only.',
    ]);
    assert.deepEqual(said('FROM a\n  # check=foo=bar\nRUN x\n'), []);
  });

  it('is silent about a directive that a build argument takes the place of', () => {
    const inputs = { buildArgs: { BUILDKIT_DOCKERFILE_CHECK: 'skip=all' } };
    const at = { uri: 'file:///Dockerfile', version: 1, text: '# check=foo=bar\nFROM a\n', targets: [] };
    assert.deepEqual(findingsOf(invalidCheckOptions, createSnapshot(at, inputs)), []);
  });

  it('mends what can be mended', () => {
    const written = (value: string) =>
      mended(`# check=${value}\nFROM a\n`)?.text.split('\n')[0]?.slice('# check='.length);
    assert.equal(written('skp=A'), 'skip=A');
    assert.equal(written('error=yes'), 'error=true');
    assert.equal(written('StageNameCasing'), 'skip=StageNameCasing');
    assert.equal(written('skip=all; error=true'), 'skip=all;error=true');
    assert.equal(written('skip=A, B'), 'skip=A,B');
    assert.equal(written('error=maybe'), undefined);
  });
});
