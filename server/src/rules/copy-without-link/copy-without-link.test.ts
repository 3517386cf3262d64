import assert from 'node:assert/strict';
import { applied } from '../../../../test/support/edits';
import { checkRule, findingsOf, snapshotOf } from '../../../../test/support/fixture';
import { copyWithoutLink } from './copy-without-link';

const check = checkRule(copyWithoutLink);

describe('copy-without-link', () => {
  it('finds a COPY out of a stage or an image', () => {
    check(`
      FROM golang:1.25 AS build
      FROM alpine:3.22
      COPY --from=build /a /usr/bin/
    #      ^^^^^^^^^^^^ copy-without-link hint: With --link this copy from build is a layer of its own, which stays in the cache when something above it changes.
      COPY --chown=1000:1000 --from=busybox /b /c/
    #                        ^^^^^^^^^^^^^^ copy-without-link
    `);
  });

  it('is silent where it is there, and where it could not find a user or a folder', () => {
    check(`
      FROM golang:1.25 AS build
      FROM alpine:3.22
      COPY --link --from=build /a /a
      COPY --link=false --from=build /a /a
      COPY --chown=app --from=build /a /a
      COPY --from=build /a /lib/
      COPY --from=build /a $DIR
      COPY . .
      COPY --from=
      ONBUILD COPY --from=build /a /a
    `);
  });

  it('adds it', () => {
    const text = 'FROM a\nCOPY \\\n  --from=b /a /b\n';
    const [finding] = findingsOf(copyWithoutLink, snapshotOf(text));
    assert.equal(applied(text, [...(finding.fixes?.[0].edits ?? [])]), 'FROM a\nCOPY --link \\\n  --from=b /a /b\n');
  });
});
