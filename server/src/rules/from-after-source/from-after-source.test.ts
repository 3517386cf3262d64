import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { fromAfterSource } from './from-after-source';

const check = checkRule(fromAfterSource);

describe('from-after-source', () => {
  it('finds --from behind the first source', () => {
    const [finding] = check(`
      FROM golang AS builder
      FROM alpine
      COPY /app --from=builder /app
    #           ^^^^^^^^^^^^^^ from-after-source error: '--from=builder' is a path here, not a flag: flags come before the first source.
    `);
    assert.deepEqual(relatedOf(finding), ['3 Put it right behind this word', "1 Stage 'builder' begins here"]);
  });

  it('finds --from at the end, where it is the destination', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY /app /app --from=builder
    #                ^^^^^^^^^^^^^^ from-after-source
    `);
  });

  it('finds --from in a trigger', () => {
    check(`
      FROM alpine
      ONBUILD COPY /app --from=builder /app
    #                   ^^^^^^^^^^^^^^ from-after-source
    `);
  });

  it('is silent where --from stands among the flags, wherever that is', () => {
    check(`
      FROM golang AS builder
      FROM alpine
      COPY --chown=1 --from=builder --link /app /app
      COPY from=builder /app
      RUN tool --from=builder /app
    `);
  });
});
