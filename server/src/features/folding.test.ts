import assert from 'node:assert/strict';
import { snapshotOf } from '../../../test/support/lspFixture';
import { foldingRanges } from './folding';

/** `first-last kind` of each fold, lines from 1 as an editor shows them. */
function folds(text: string, { general = true, limit }: { general?: boolean; limit?: number } = {}): string[] {
  return foldingRanges(snapshotOf(text), general, limit).map(({ startLine, endLine, kind }) =>
    `${startLine + 1}-${endLine + 1} ${kind ?? ''}`.trim(),
  );
}

describe('Folding', () => {
  it('folds whole stages, without the comments and blank lines above the next one', () => {
    assert.deepEqual(folds('FROM a\nRUN b\n\n# next\nFROM c\nRUN d\nRUN e\n\n'), ['1-2', '5-7']);
  });

  it('folds no stage of one line', () => {
    assert.deepEqual(folds('FROM a\nFROM b\n'), []);
  });

  it('folds instructions of several lines', () => {
    assert.deepEqual(folds('FROM a\nRUN b \\\n  c \\\n  d\nRUN e'), ['1-5', '2-4']);
  });

  it('folds a FROM of several lines with its stage', () => {
    assert.deepEqual(folds('FROM \\\n  a\nRUN b'), ['1-3']);
  });

  it('folds heredocs, several of one instruction by themselves', () => {
    assert.deepEqual(folds('FROM a\nRUN <<EOF\nb\nEOF\n'), ['1-4', '2-4']);
    assert.deepEqual(folds('FROM a\nRUN b \\\n <<EOF\nc\nd\nEOF\n'), ['1-6', '2-6', '3-6']);
    assert.deepEqual(folds('COPY <<A <<B /\na\na\nA\nb\nB\n'), ['1-6', '4-6']);
  });

  it('folds comments of several lines, also inside an instruction', () => {
    assert.deepEqual(folds('# a\n# b\n\n# c\nFROM d\n'), ['1-2 comment']);
    assert.deepEqual(folds('FROM a\nRUN b \\\n # c\n # d\n e\n'), ['1-5', '2-5', '3-4 comment']);
  });

  it('takes directives and lines of a heredoc for no comments', () => {
    assert.deepEqual(folds('# syntax=docker/dockerfile:1\n# check=skip=all\n# a\nFROM b'), []);
    assert.deepEqual(folds('FROM a\nRUN <<EOF\n# b\n# c\nEOF'), ['1-5', '2-5']);
  });

  it('folds regions, one in another', () => {
    assert.deepEqual(folds('#region a\n# region b\nARG c\n# endregion\n#endregion\nFROM d'), [
      '2-4 region',
      '1-5 region',
    ]);
  });

  it('lets a region hold stages', () => {
    assert.deepEqual(folds('#region\nFROM a\nRUN b\nFROM c\n#endregion\nFROM d\n'), ['2-3', '1-5 region']);
  });

  it('lets a stage hold the regions that begin in it', () => {
    assert.deepEqual(folds('FROM a\n#region\nRUN b\n#endregion\n\nFROM c'), ['1-4', '2-4 region']);
  });

  it('folds no region that never ends, or never began', () => {
    assert.deepEqual(folds('#endregion\n#region\nFROM a\n'), []);
  });

  it('folds the stages first where a client wants few folds', () => {
    const text = '# a\n# b\nFROM c\nRUN d \\\n e\nFROM f\nRUN g';
    assert.deepEqual(folds(text, { limit: 3 }), ['3-5', '6-7', '4-5']);
    assert.deepEqual(folds(text, { limit: 0 }), []);
  });

  it('folds the stages alone beside an extension that folds the rest', () => {
    assert.deepEqual(folds('# a\n# b\nFROM c\nRUN d \\\n e\n#region\n#endregion', { general: false }), ['3-5']);
  });
});
