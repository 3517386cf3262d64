import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hover } from '../../server/src/features/hover/hover';
import { createSnapshot } from '../../server/src/workspace/snapshots';
import { mutate, mutationOf } from './mutations';
import { seedTexts } from './seeds';

const seeds = seedTexts();

/** More than this is read by nobody. */
const mostLines = 16;

describe('Hover in any text', function () {
  this.timeout(120_000);

  it('is short, and stands where one points', () => {
    const text = fc
      .tuple(fc.constantFrom(...seeds), fc.array(mutationOf(seeds), { maxLength: 8 }))
      .map(([seed, edits]) => edits.reduce(mutate, seed));
    const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(text, places, (mutated, points) => {
        const snapshot = createSnapshot({ uri: 'file:///project/Dockerfile', version: 1, text: mutated, targets: [] });
        const lines = mutated.split('\n');
        for (const [a, b] of points) {
          const line = a % lines.length;
          const character = b % ((lines[line] ?? '').length + 1);
          const found = hover(snapshot, { line, character });
          if (!found) continue;
          assert.ok(typeof found.contents === 'object' && 'value' in found.contents);
          assert.ok(found.contents.value.split(/\n+/).length <= mostLines, found.contents.value);
          const { start, end } = found.range ?? { start: { line, character }, end: { line, character } };
          assert.ok(start.line <= line && line <= end.line);
        }
      }),
      { numRuns: 500 },
    );
  });
});
