import assert from 'node:assert/strict';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { fromPlatformFlagConstDisallowed } from './from-platform-flag-const-disallowed';

const check = checkRule(fromPlatformFlagConstDisallowed);

/** The text once the best fix of the first finding is in it, and whether that is safe. */
function mended(text: string): { readonly text: string; readonly safe: boolean } | undefined {
  const [fix] = findingsOf(fromPlatformFlagConstDisallowed, snapshotOf(text))[0]?.fixes ?? [];
  return fix && { text: applyEdits(text, fix.edits), safe: fix.safe === true };
}

describe('from-platform-flag-const-disallowed', () => {
  it('finds a platform that is the same in every build', () => {
    const [finding] = check(`
      FROM --platform=linux/amd64 alpine AS server
    #      ^^^^^^^^^^^^^^^^^^^^^^ from-platform-flag-const-disallowed warning: This stage is for linux/amd64 whatever platform is asked for. Leave it out, use $BUILDPLATFORM for what only builds, or name the stage after its platform.
      FROM --platform="arm64" alpine
    #      ^^^^^^^^^^^^^^^^^^ from-platform-flag-const-disallowed
    `);
    assert.equal(finding?.hadolintRule, 'DL3029');
  });

  it('is silent where the name of the stage holds the system or the architecture', () => {
    check(`
      FROM --platform=linux/amd64 alpine AS build-AMD64
      FROM --platform=linux/aarch64 alpine AS arm64
      FROM --platform=windows/amd64 alpine AS windows
      FROM --platform=linux/arm64 alpine AS linuxx
    `);
  });

  it('is silent about variables, and about what is no platform', () => {
    check(`
      FROM --platform=$BUILDPLATFORM alpine
      FROM --platform=linux/$TARGETARCH alpine
      FROM --platform=a/b/c/d alpine
      FROM --platform= alpine
    `);
  });

  it('takes the flag away, which changes the image', () => {
    assert.deepEqual(mended('FROM --platform=linux/amd64 a\n'), { text: 'FROM a\n', safe: false });
  });
});
