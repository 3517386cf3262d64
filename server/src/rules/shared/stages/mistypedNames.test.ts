import assert from 'node:assert/strict';
import { snapshotOf } from '../../../../../test/support/fixture';
import { mistypedNames } from './mistypedNames';

/** What each mistyped name is to be replaced with. */
const replacements = (...lines: string[]) =>
  mistypedNames(snapshotOf(lines.join('\n')).graph).map(({ replacement }) => replacement);

describe('A mistyped name', () => {
  it('is replaced by the name of the stage that was meant', () => {
    assert.deepEqual(replacements('FROM a AS builder', 'FROM b', 'COPY --from=bilder / /'), ['builder']);
    assert.deepEqual(replacements('FROM a AS builder', 'FROM bilder'), ['builder']);
  });

  it('is not replaced by a name that is another stage, or the stage itself', () => {
    assert.deepEqual(replacements('FROM a AS builder', 'FROM b AS builder', 'COPY --from=bilder / /'), [undefined]);
    assert.deepEqual(replacements('FROM a AS builder', 'FROM b', 'COPY --from=bilder / /', 'FROM c AS builder'), [
      undefined,
    ]);
    assert.deepEqual(replacements('FROM a AS builder', 'FROM bilder', 'FROM c AS builder'), ['builder']);
  });

  it('is not replaced by what would close a circle', () => {
    const above = ['FROM a AS builder', 'COPY --from=app / /'];
    assert.deepEqual(replacements(...above, 'FROM b AS app', 'COPY --from=bilder / /'), [undefined]);
  });

  it('is not replaced in a trigger that runs before the stage is there', () => {
    assert.deepEqual(replacements('FROM a', 'ONBUILD COPY --from=bilder / /', 'FROM b AS builder'), [undefined]);
  });
});
