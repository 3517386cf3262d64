import assert from 'node:assert/strict';
import { checkRule, relatedOf } from '../../../../test/support/fixture';
import { circularDependency } from './circular-dependency';

const check = checkRule(circularDependency);

describe('circular-dependency', () => {
  it('finds two stages that copy from each other and names each link', () => {
    const [finding] = check(`
      FROM alpine AS a
      COPY --from=b / /
    #             ^ circular-dependency error: These stages take from each other in a circle: 'a' → 'b' → 'a'.
      FROM alpine AS b
      RUN --mount=from=a,target=/x true
    `);
    assert.deepEqual(relatedOf(finding), ["2 Stage 'a' takes from 'b'", "4 Stage 'b' takes from 'a'"]);
  });

  it('finds a stage that copies from itself, by name and by number', () => {
    check(`
      FROM alpine AS a
      COPY --from=a / /
    #             ^ circular-dependency: Stage 'a' takes from itself.
      FROM alpine
      COPY --from=1 / /
    #             ^ circular-dependency: Stage #1 takes from itself.
    `);
  });

  it('is silent where a stage is taken from twice', () => {
    check(`
      FROM alpine AS a
      FROM a AS b
      COPY --from=a / /
      FROM b
      COPY --from=a / /
      COPY --from=b / /
    `);
  });
});
