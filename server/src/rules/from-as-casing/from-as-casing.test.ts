import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { fromAsCasing } from './from-as-casing';

const check = checkRule(fromAsCasing);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(fromAsCasing, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('from-as-casing', () => {
  it('finds AS in another case than FROM', () => {
    check(`
      FROM alpine as a
    #             ^^ from-as-casing information: 'as' is not in the case of 'FROM'. Write 'AS'.
      from alpine AS b
    #             ^^ from-as-casing information: 'AS' is not in the case of 'from'. Write 'as'.
      FROM alpine As c
    #             ^^ from-as-casing
    `);
  });

  it('is silent about FROM in mixed case, and while a name is being typed', () => {
    check(`
      From alpine as a
      FROM alpine as
    `);
  });

  it('begins on the line of FROM', () => {
    check(`
      FROM alpine \\
    # ^^^^ from-as-casing
        as a
    `);
  });

  it('writes the word in the right case', () => {
    assert.deepEqual(mended('FROM a as b\n'), { text: 'FROM a AS b\n', safe: true });
  });
});
