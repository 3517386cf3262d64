import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { consistentInstructionCasing } from './consistent-instruction-casing';

const check = checkRule(consistentInstructionCasing);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(consistentInstructionCasing, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('consistent-instruction-casing', () => {
  it('finds keywords in another case than most of them', () => {
    check(`
      FROM alpine
      run true
    # ^^^ consistent-instruction-casing information: Most keywords here are in upper case, 'run' is not. Write 'RUN'.
      Copy a b
    # ^^^^ consistent-instruction-casing
    `);
    check(`
      from alpine
      run true
      CMD ["a"]
    # ^^^ consistent-instruction-casing information: Most keywords here are in lower case, 'CMD' is not. Write 'cmd'.
    `);
  });

  it('takes upper case where there are as many of both', () => {
    check(`
      from alpine
    # ^^^^ consistent-instruction-casing
      RUN true
    `);
  });

  it('passes over global arguments and the triggers of ONBUILD', () => {
    check(`
      arg A=1
      arg B=1
      FROM alpine
      ONBUILD run true
    `);
  });

  it('is silent about words that are no keywords', () => {
    check(`
      FROM alpine
      runn true
      <<<<<<< HEAD
    `);
  });

  it('finds a keyword in mixed case where that is all there is', () => {
    check(`
      From alpine
    # ^^^^ consistent-instruction-casing
    `);
  });

  it('writes one keyword, or all of them, and the AS of a FROM with it', () => {
    const text = 'from a as b\nrun x\nRUN y\nRUN z\nRUN v\n';
    assert.deepEqual(mended(text), { text: 'FROM a AS b\nrun x\nRUN y\nRUN z\nRUN v\n', safe: true });
    const all = findingsOf(consistentInstructionCasing, snapshotOf(text))[1]?.fixes?.[1];
    assert.equal(applyEdits(text, all?.edits ?? []), 'FROM a AS b\nRUN x\nRUN y\nRUN z\nRUN v\n');
  });

  it('reads a keyword that goes on in the next line', () => {
    assert.equal(mended('FROM a\nru\\\nn x\n')?.text, 'FROM a\nRUN x\n');
  });
});
