import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { exposeProtoCasing } from './expose-proto-casing';

const check = checkRule(exposeProtoCasing);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(exposeProtoCasing, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('expose-proto-casing', () => {
  it('finds protocols that are not in lower case', () => {
    check(`
      FROM alpine
      EXPOSE 80/tcp 80/TCP 1-2/Udp
    #                  ^^^ expose-proto-casing information: Protocols are in lower case: write '80/tcp'.
    #                          ^^^ expose-proto-casing
    `);
  });

  it('fills variables in that the file sets, and is silent about others', () => {
    check(`
      FROM alpine
      ARG PORT=80/TCP
      ARG OTHER
      EXPOSE $PORT
    #        ^^^^^ expose-proto-casing
      EXPOSE $OTHER $PATH
      ENV PORT=80/tcp
      EXPOSE $PORT
    `);
  });

  it('begins on the first line of the instruction', () => {
    check(`
      FROM alpine
      EXPOSE 80 \\
    # ^^^^^^ expose-proto-casing
        81/TCP
    `);
  });

  it('writes the protocol in lower case', () => {
    assert.deepEqual(mended('FROM a\nEXPOSE 80/TCP 81\n'), { text: 'FROM a\nEXPOSE 80/tcp 81\n', safe: true });
  });
});
