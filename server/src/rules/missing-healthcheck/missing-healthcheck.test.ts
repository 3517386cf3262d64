import { checkRule } from '../../../../test/support/fixture';
import { missingHealthcheck } from './missing-healthcheck';

const check = checkRule(missingHealthcheck);

describe('missing-healthcheck', () => {
  it('finds what ships without one, and leaves the stages that only build alone', () => {
    check(`
      FROM golang AS build
      RUN make
      FROM alpine AS web
    #                ^^^ missing-healthcheck information: The image of 'web' has no HEALTHCHECK; write HEALTHCHECK NONE if it needs none.
      COPY --from=build /a /a
    `);
  });

  it('takes the one of a stage below', () => {
    check(`
      FROM alpine AS base
      HEALTHCHECK CMD true
      FROM base AS between
      FROM between
      RUN true
    `);
  });

  it('finds each target that has none', () => {
    check(`
      FROM alpine AS base
      FROM base AS web
      HEALTHCHECK NONE
      FROM base AS worker
    #              ^^^^^^ missing-healthcheck
      FROM alpine
    #      ^^^^^^ missing-healthcheck
    `);
  });
});
