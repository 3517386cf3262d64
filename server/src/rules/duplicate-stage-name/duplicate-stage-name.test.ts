import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { duplicateStageName } from './duplicate-stage-name';

const check = checkRule(duplicateStageName);

describe('duplicate-stage-name', () => {
  it('finds the second stage of a name, in any case', () => {
    check(`
      FROM alpine AS base
      FROM debian AS Base
    #                ^^^^ duplicate-stage-name warning: There is a stage 'base' on line 1 already. FROM takes the latest one above it, COPY --from, mounts and --target take the last one in the file.
      FROM ubuntu AS other
    `);
  });

  it('says which of the two each reference means', () => {
    const [finding] = check(`
      FROM alpine AS base
      FROM base AS first
      FROM debian AS base
    #                ^^^^ duplicate-stage-name
      FROM base AS second
      COPY --from=base / /
    `);
    assert.deepEqual(relatedOf(finding), [
      "1 The other stage 'base'",
      "2 This 'base' is the stage on line 1",
      "4 This 'base' is the stage on line 3",
      "5 This 'base' is the stage on line 3",
    ]);
  });

  it('finds the third one as well', () => {
    check(`
      FROM alpine AS a
      FROM alpine AS a
    #                ^ duplicate-stage-name: There is a stage 'a' on line 1 already. FROM takes the latest one above it, COPY --from, mounts and --target take the last one in the file.
      FROM alpine AS a
    #                ^ duplicate-stage-name: There is a stage 'a' on line 2 already. FROM takes the latest one above it, COPY --from, mounts and --target take the last one in the file.
    `);
  });

  it('is silent about unnamed stages', () => {
    check(`
      FROM alpine
      FROM alpine
    `);
  });
});
