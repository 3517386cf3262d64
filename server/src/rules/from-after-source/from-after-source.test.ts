import assert from 'node:assert/strict';
import { checkRule, findingsOf, relatedOf, snapshotOf } from '../../../../test/support/fixture';
import { applyEdits } from '../../util/applyEdits';
import { fromAfterSource } from './from-after-source';

const check = checkRule(fromAfterSource);

/** The Dockerfile once the fix is made; undefined where there is none. */
function mended(...lines: string[]): string | undefined {
  const text = lines.join('\n');
  const [{ fixes: [fix] = [] }] = findingsOf(fromAfterSource, snapshotOf(text));
  return fix && applyEdits(text, fix.edits);
}

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

  it('is mended by a flag behind the keyword', () => {
    const above = ['FROM golang AS builder', 'FROM alpine'];
    const mend = (line: string) =>
      mended(...above, line)
        ?.split('\n')
        .slice(2)
        .join('\n');
    assert.equal(mend('COPY /app --from=builder /app'), 'COPY --from=builder /app /app');
    assert.equal(mend('copy --link /a /b  --from=0'), 'copy --from=0 --link /a /b');
    assert.equal(mend('ONBUILD COPY /a --from=builder /b'), 'ONBUILD COPY --from=builder /a /b');
    assert.equal(mend('COPY /a \\\n  --from=builder \\\n  /b'), 'COPY --from=builder /a \\\n  /b');
    assert.equal(mend('COPY /a --from=nginx:1 /b'), 'COPY --from=nginx:1 /a /b');
  });

  it('is not mended where that would be wrong as well', () => {
    const mend = (line: string) => mended('FROM golang AS builder', 'FROM alpine AS here', line);
    assert.equal(mend('COPY /app --from=builder'), undefined, 'one path is too few');
    assert.equal(mend('COPY /app --from=here /app'), undefined);
    assert.equal(mend('COPY /app --from=7 /app'), undefined);
    assert.equal(mend('COPY /app --from=$X /app'), undefined);
    assert.equal(mend('COPY --from=builder /app --from=builder /app'), undefined);
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
