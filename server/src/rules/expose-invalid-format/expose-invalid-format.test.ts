import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { exposeInvalidFormat } from './expose-invalid-format';

const check = checkRule(exposeInvalidFormat);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(exposeInvalidFormat, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('expose-invalid-format', () => {
  it('finds addresses and ports of the host', () => {
    check(`
      FROM alpine
      EXPOSE 80:8080 81
    #        ^^^^^^^ expose-invalid-format warning: EXPOSE names ports of the container only. Write '8080', and say '-p 80:8080' where the image is run.
      EXPOSE 127.0.0.1:80:8080/tcp
    #        ^^^^^^^^^^^^^^^^^^^^^ expose-invalid-format
      EXPOSE [::1]:80:8080
    #        ^^^^^^^^^^^^^ expose-invalid-format
      EXPOSE :80
    `);
  });

  it('leaves the port of the container', () => {
    assert.deepEqual(mended('FROM a\nEXPOSE 127.0.0.1:80:8080/tcp 9\n'), {
      text: 'FROM a\nEXPOSE 8080/tcp 9\n',
      safe: false,
    });
  });
});
