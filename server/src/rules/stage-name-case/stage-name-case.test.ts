import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { stageNameCase } from './stage-name-case';

const check = checkRule(stageNameCase);

describe('stage-name-case', () => {
  it('finds FROM with capital letters where the stage is lower-case for BuildKit', () => {
    const [finding] = check(`
      FROM golang AS Builder
      FROM Builder
    #      ^^^^^^^ stage-name-case error: FROM finds stages by their lower-case name only: 'Builder' is taken as an image, and image names have no capital letters. Write 'builder'.
    `);
    assert.equal(finding.replacement, 'builder');
    assert.deepEqual(relatedOf(finding), ["1 Stage 'builder' begins here"]);
  });

  it('is silent in FROM with the lower-case name of a stage that is written otherwise', () => {
    check(`
      FROM golang AS Builder
      FROM builder
    `);
  });

  it('is silent in COPY --from and mounts, where case does not matter', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --from=Builder /a /a
      RUN --mount=from=BUILDER,target=/x true
    `);
  });

  it('prefers the same name in other case to a name that is near', () => {
    const [finding] = check(`
      FROM golang AS builder
      FROM golang AS builders
      FROM BUILDER
    #      ^^^^^^^ stage-name-case
    `);
    assert.equal(finding.replacement, 'builder');
  });
});
