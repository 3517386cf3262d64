import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { buildPlatformShipped } from './build-platform-shipped';

const check = checkRule(buildPlatformShipped);

describe('build-platform-shipped', () => {
  it('reports a stage that ships for the platform of the build machine, also below the target', () => {
    const [finding] = check(`
      FROM --platform=$BUILDPLATFORM python:3.12-slim AS base
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^ build-platform-shipped warning: Built for another platform, programs of the build machine end up in target 'app'. Leave --platform to stages that only build.
      FROM base AS app
      CMD ["app"]
    `);
    assert.deepEqual(finding?.fixes?.[0]?.edits, [
      { range: { start: { line: 0, character: 5 }, end: { line: 0, character: 31 } }, newText: '' },
    ]);
    check(
      '  FROM --platform=${BUILDPLATFORM:-linux/amd64} alpine:3.20\n#      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ build-platform-shipped\n  CMD ["app"]\n',
    );
  });

  it('only hints where nothing is started', () => {
    check(
      '  FROM --platform=$BUILDPLATFORM alpine:3.20\n#      ^^^^^^^^^^^^^^^^^^^^^^^^^ build-platform-shipped hint\n  RUN true\n',
    );
  });

  it('says nothing of stages that only build, of other platforms, and of scratch', () => {
    check(`
      FROM --platform=$BUILDPLATFORM golang:1.22 AS builder
      FROM --platform=$TARGETPLATFORM alpine:3.20 AS app
      COPY --from=builder /app /app
      CMD ["app"]
      FROM --platform=$BUILDPLATFORM scratch
      COPY --from=builder /app /app
    `);
  });
});
