import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { forwardReference } from './forward-reference';

const check = checkRule(forwardReference);

describe('forward-reference', () => {
  it('finds a copy from a stage below', () => {
    const [finding] = check(`
      FROM alpine AS app
      COPY --from=assets /a /a
    #             ^^^^^^ forward-reference error: Stage 'app' takes from 'assets', which stands below it; move 'assets' up.
      FROM node AS assets
    `);
    assert.deepEqual(relatedOf(finding), ["3 Stage 'assets' begins here"]);
  });

  it('finds a mount from a stage below, and a number that is too high', () => {
    check(`
      FROM alpine
      RUN --mount=from=assets,target=/x true
    #                  ^^^^^^ forward-reference
      COPY --from=1 /a /a
    #             ^ forward-reference
      FROM node AS assets
    `);
  });

  it('finds a trigger that runs above the stage that it takes from', () => {
    check(`
      FROM alpine AS base
      ONBUILD COPY --from=assets /a /a
    #                     ^^^^^^ forward-reference: This trigger runs in stage 'app', which stands above stage 'assets' that it takes from; move 'assets' up.
      FROM base AS app
      FROM node AS assets
    `);
  });

  it('says that FROM takes the name of a stage below as an image', () => {
    check(`
      FROM common AS app
    #      ^^^^^^ forward-reference warning: 'common' is taken as an image here, because the stage of this name stands below; move it up.
      FROM alpine AS common
    `);
  });

  it('is silent where a stage below has the name of an image that everybody knows', () => {
    check(`
      FROM nginx AS web
      FROM web AS nginx
    `);
  });

  it('is silent where a stage has the name of its own base', () => {
    check(`
      FROM common AS common
      FROM common
    `);
  });

  it('is silent where everything stands above', () => {
    check(`
      FROM alpine AS a
      FROM a AS b
      COPY --from=a / /
      RUN --mount=from=0,target=/x true
    `);
  });

  it('leaves circles to the rule about circles', () => {
    check(`
      FROM alpine AS a
      COPY --from=b / /
      FROM alpine AS b
      COPY --from=a / /
    `);
  });
});
