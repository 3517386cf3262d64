import assert from 'node:assert/strict';
import { checkRule } from '../../../../test/support/fixture';
import { unusedStage } from './unused-stage';

const check = checkRule(unusedStage);

describe('unused-stage', () => {
  it('greys out a named stage that only --target reaches', () => {
    const [finding] = check(`
      FROM golang AS build
      FROM build AS test
    # ^^^^^^^^^^^^^^^^^^ unused-stage hint: No other stage uses 'test'; only a build with --target test reaches it.
      FROM alpine
      COPY --from=build /a /a
    `);
    assert.deepEqual(finding.tags, ['unnecessary']);
  });

  it('says that no build reaches a stage without a name', () => {
    check(`
      FROM golang
    # ^^^^^^^^^^^ unused-stage: No build can reach this stage: it has no name, is not the last one, and nothing uses it.
      FROM alpine
    `);
  });

  it('says so of what only such stages use', () => {
    check(`
      FROM golang
    # ^^^^^^^^^^^ unused-stage
      FROM debian
    # ^^^^^^^^^^^ unused-stage
      COPY --from=0 /a /a
      FROM alpine
    `);
  });

  it('says so of a stage whose name leads to a later one', () => {
    check(`
      FROM golang AS build
    # ^^^^^^^^^^^^^^^^^^^^ unused-stage: No build can reach this stage: nothing uses it, and --target build means the one below.
      FROM debian AS build
      FROM alpine
      COPY --from=build /a /a
    `);
  });

  it('never speaks of the last stage, nor of what it takes, however far away', () => {
    check(`
      FROM golang AS a
      FROM a AS b
      FROM alpine AS c
      RUN --mount=from=b,target=/x true
      FROM alpine
      COPY --from=2 /a /a
    `);
  });

  it('never speaks of a stage that another file builds, nor of what that one takes', () => {
    const source = `
      FROM golang AS deps
      FROM deps AS test
      FROM alpine
    `;
    check(source, ['TEST']);
    check(
      `
      FROM golang AS deps
      FROM deps AS test
    # ^^^^^^^^^^^^^^^^^ unused-stage
      FROM alpine
    `,
      ['other'],
    );
  });

  it('is silent about stages among which a variable may choose', () => {
    check(`
      FROM golang AS build-amd64
      FROM golang AS build-arm64
      FROM golang AS tests
    # ^^^^^^^^^^^^^^^^^^^^ unused-stage
      FROM build-\${TARGETARCH} AS build
      FROM alpine
      COPY --from=build /a /a
    `);
  });

  it('is silent about a stage that a trigger takes from', () => {
    check(`
      FROM golang AS tools
      FROM alpine
      ONBUILD COPY --from=tools /a /a
    `);
  });

  it('counts a stage above that takes from it, although that is a mistake', () => {
    check(`
      FROM alpine AS package
      COPY --from=config /a /a
      FROM alpine AS config
      FROM alpine
      COPY --from=package /a /a
    `);
  });

  it('is silent about a stage whose name is mistyped below, and while a file can not be read', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=bilder /a /a
    `);
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=
    `);
  });
});
