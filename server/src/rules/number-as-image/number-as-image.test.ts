import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { numberAsImage } from './number-as-image';

const check = checkRule(numberAsImage);

describe('number-as-image', () => {
  it('finds a number in a mount and knows the name of the stage that was counted', () => {
    const [finding] = check(`
      FROM golang AS builder
      FROM alpine
      RUN --mount=from=0,target=/x true
    #                  ^ number-as-image warning: A mount can't count stages: '0' is taken as an image.
    `);
    assert.equal(finding.replacement, 'builder');
    assert.deepEqual(relatedOf(finding), ['1 This is the stage with number 0']);
  });

  it('finds a number in FROM', () => {
    check(`
      FROM golang AS builder
      FROM 0
    #      ^ number-as-image: FROM can't count stages: '0' is taken as an image.
    `);
  });

  it('has nothing to offer for an unnamed stage or a number that none above has', () => {
    const findings = check(`
      FROM golang
      FROM alpine
      RUN --mount=from=0,target=/x true
    #                  ^ number-as-image
      RUN --mount=from=1,target=/x true
    #                  ^ number-as-image
    `);
    assert.deepEqual(
      findings.map(({ replacement }) => replacement),
      [undefined, undefined],
    );
  });

  it('is not mended by a name that means another stage there', () => {
    const findings = check(`
      FROM golang AS a
      FROM alpine
      RUN --mount=from=0,target=/x true
    #                  ^ number-as-image
      FROM 0
    #      ^ number-as-image
      FROM debian AS a
    `);
    assert.deepEqual(
      findings.map(({ replacement }) => replacement),
      [undefined, 'a'],
    );
  });

  it('finds a number in a trigger that mounts', () => {
    check(`
      FROM alpine
      ONBUILD RUN --mount=from=0,target=/x true
    #                          ^ number-as-image
    `);
  });

  it('is silent in COPY --from, which counts stages', () => {
    check(`
      FROM golang
      FROM alpine
      COPY --from=0 /a /a
    `);
  });
});
