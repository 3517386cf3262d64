import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { noEmptyContinuation } from './no-empty-continuation';

const check = checkRule(noEmptyContinuation);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(noEmptyContinuation, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('no-empty-continuation', () => {
  it('finds blank lines in an instruction, at its last line', () => {
    const [finding] = check(`
      FROM alpine
      RUN a \\

        && b \\
      	 
        && c
    #   ^^^^ no-empty-continuation warning: There are blank lines inside RUN, which goes on from line to line; BuildKit will refuse that one day. Take them out, or put a # in them.
    `);
    assert.deepEqual(
      finding?.related?.map(({ range }) => range.start.line),
      [2, 4],
    );
  });

  it('names the line above a here-document', () => {
    check(`
      FROM alpine
      RUN cat <<E \\

        > /x
    #   ^^^^ no-empty-continuation
      body

      E
    `);
  });

  it('finds them in triggers and at the end of the file', () => {
    assert.equal(findingsOf(noEmptyContinuation, snapshotOf('FROM a\nONBUILD RUN a \\\n\n  b')).length, 1);
    assert.equal(findingsOf(noEmptyContinuation, snapshotOf('FROM a\nRUN a \\\n\n')).length, 1);
    assert.equal(findingsOf(noEmptyContinuation, snapshotOf('FROM a\nRUN a \\\n')).length, 0);
  });

  it('is silent about comments, and about lines with nothing but an escape character', () => {
    check(`
      FROM alpine
      RUN a \\
        # why
        \\
        && b

      RUN c
    `);
  });

  it('takes the blank lines out', () => {
    assert.deepEqual(mended('FROM a\nRUN x \\\n\n  # c\n\n  y\n'), {
      text: 'FROM a\nRUN x \\\n  # c\n  y\n',
      safe: true,
    });
    assert.equal(mended('FROM a\nRUN x \\\n\n')?.text, 'FROM a\nRUN x \\\n');
    assert.equal(mended('FROM a\r\nRUN x \\\r\n\r\n  y\r\n')?.text, 'FROM a\r\nRUN x \\\r\n  y\r\n');
  });
});
