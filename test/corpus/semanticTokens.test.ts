import assert from 'node:assert/strict';
import fc from 'fast-check';
import { semanticTokens, semanticTokensIn } from '../../server/src/features/semanticTokens/semanticTokens';
import { tokensDelta } from '../../server/src/features/semanticTokens/tokensDelta';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { createSnapshot, nextSnapshot } from '../../server/src/workspace/snapshots';
import { type DecodedToken, decodeTokens } from '../support/tokens';
import { type Mutation, mutate, mutationOf, spanOf } from './mutations';
import { seedTexts } from './seeds';

const seeds = seedTexts();
const uri = 'file:///project/Dockerfile';
const opened = (text: string) => createSnapshot({ uri, version: 1, text, targets: [] });

function edited(snapshot: Snapshot, mutation: Mutation): Snapshot {
  const text = mutate(snapshot.text, mutation);
  const { start, end } = spanOf(mutation, snapshot.text);
  const newEnd = end + text.length - snapshot.text.length;
  return nextSnapshot(
    snapshot,
    { uri, version: snapshot.version + 1, text, targets: [] },
    { start, oldEnd: end, newEnd },
  );
}

const behind = (a: DecodedToken, b: DecodedToken) =>
  a.line < b.line || (a.line === b.line && a.character + a.length <= b.character);

function checkPlaces(text: string, tokens: readonly DecodedToken[]): void {
  const lines = text.split('\n');
  tokens.forEach((token, i) => {
    const { line, character, length } = token;
    assert.ok(length > 0 && character + length <= (lines[line]?.length ?? -1), JSON.stringify(token));
    const before = tokens[i - 1];
    assert.ok(!before || behind(before, token), `${JSON.stringify(before)} ${JSON.stringify(token)}`);
  });
}

describe('Semantic tokens of any text', function () {
  this.timeout(120_000);

  const mutations = fc.array(mutationOf(seeds), { maxLength: 8 });
  const property = (check: (seed: string, edits: readonly Mutation[]) => void) =>
    fc.assert(fc.property(fc.constantFrom(...seeds), mutations, check), { numRuns: 500 });

  it('stand on its lines, one behind the other', () => {
    property((seed, edits) => {
      const text = edits.reduce(mutate, seed);
      checkPlaces(text, decodeTokens(semanticTokens(opened(text))));
    });
  });

  it('are after any edits those of the text that is there then, and the differences lead to them', () => {
    property((seed, edits) => {
      let snapshot = opened(seed);
      let told = semanticTokens(snapshot);
      for (const edit of edits) {
        snapshot = edited(snapshot, edit);
        const all = semanticTokens(snapshot);
        assert.deepEqual(all, semanticTokens(opened(snapshot.text)));
        const data = [...told];
        for (const { start, deleteCount, data: added = [] } of tokensDelta(told, all))
          data.splice(start, deleteCount, ...added);
        assert.deepEqual(data, all);
        told = all;
      }
    });
  });

  it('are the same for some lines as for all of them', () => {
    property((seed, edits) => {
      const snapshot = opened(edits.reduce(mutate, seed));
      const all = decodeTokens(semanticTokens(snapshot));
      const { lineCount } = snapshot.dockerfile;
      const start = { line: lineCount >> 2, character: 0 };
      const end = { line: lineCount >> 1, character: 0 };
      const some = decodeTokens(semanticTokensIn(snapshot, { start, end }));
      const inRange = ({ line }: DecodedToken) => line >= start.line && line <= end.line;
      assert.deepEqual(some.filter(inRange), all.filter(inRange));
      const known = new Set(all.map((token) => JSON.stringify(token)));
      assert.ok(some.every((token) => known.has(JSON.stringify(token))));
    });
  });
});
