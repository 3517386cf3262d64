import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { redundantTargetPlatform } from './redundant-target-platform';

const check = checkRule(redundantTargetPlatform);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(redundantTargetPlatform, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('redundant-target-platform', () => {
  it('finds the platform that FROM takes anyway', () => {
    const [finding] = check(`
      FROM --platform=$TARGETPLATFORM alpine
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^ redundant-target-platform information: --platform=$TARGETPLATFORM is the platform that FROM takes anyway. Leave it out.
      FROM --platform=\${TARGETPLATFORM:-linux/arm64} alpine
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ redundant-target-platform
    `);
    assert.equal(finding?.hadolintRule, 'DL3065');
  });

  it('is silent about other variables, and what is put together', () => {
    check(`
      FROM --platform=$BUILDPLATFORM alpine
      FROM --platform=\${X:-$TARGETPLATFORM} alpine
      FROM --platform=$TARGETPLATFORM/v7 alpine
      FROM --platform=$TARGETOS/$TARGETARCH alpine
      FROM --platform=\${TARGETPLATFORM%/*} alpine
      FROM --platform=linux/amd64 alpine
    `);
  });

  it('takes the flag away', () => {
    assert.deepEqual(mended('FROM  --platform=$TARGETPLATFORM  a AS b\n'), { text: 'FROM  a AS b\n', safe: true });
    assert.equal(mended('FROM --platform=$TARGETPLATFORM \\\n  a\n')?.text, 'FROM a\n');
    assert.equal(mended('FROM --platform=$TARGETPLATFORM \\\n  # why\n  a\n'), undefined);
  });
});
