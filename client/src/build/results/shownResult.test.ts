import assert from 'node:assert/strict';
import type { StageFingerprint } from '../../../../server/src/protocol/fingerprints';
import { shownResults, stalenessOf } from './shownResult';
import type { StageResult } from './stageResult';

const stage = (index: number, name: string | undefined, fingerprint = 'as it was'): StageFingerprint => ({
  index,
  line: index,
  isDefault: false,
  fingerprint,
  ...(name !== undefined && { name }),
});
const result: StageResult = { fingerprint: 'as it was', duration: 1, steps: 1, cachedSteps: 0, builtAt: 1 };

/** Names of the stages that have a result, with a star where it is stale. */
const check = (results: Record<string, StageResult>, stages: StageFingerprint[], expected: string) =>
  assert.equal(
    shownResults(results, stages)
      .map(({ stage: { name, index }, isStale }) => `${name ?? index}${isStale ? '*' : ''}`)
      .join(' '),
    expected,
  );

describe('What is shown of builds', () => {
  it('is stale where the text is not as it was', () => {
    check({ a: result, b: result }, [stage(0, 'a'), stage(1, 'b', 'other')], 'a b*');
    check({ a: { ...result, fingerprint: '' } }, [stage(0, 'a')], 'a*');
  });

  it('is of stages that are there, unnamed ones by their place', () => {
    check({ a: result, gone: result, '#1': result }, [stage(0, 'a'), stage(1, undefined)], 'a 1');
    check({ '#1': result }, [stage(0, undefined)], '');
  });

  it('is of the stage that a name means', () => {
    check({ a: result }, [stage(0, 'a', 'other'), stage(1, 'a')], 'a');
  });

  it('is nothing of a stage whose name only looks known', () => {
    check({}, [stage(0, 'constructor'), stage(1, '__proto__'), stage(2, 'tostring')], '');
  });

  it('changes when one comes, goes, becomes stale or fresh', () => {
    const of = (...stages: StageFingerprint[]) => stalenessOf(shownResults({ a: result, b: result }, stages));
    assert.equal(of(stage(0, 'a')), of(stage(1, 'a')));
    const lists = [
      of(),
      of(stage(0, 'a')),
      of(stage(0, 'a', 'x')),
      of(stage(0, 'b')),
      of(stage(0, 'a'), stage(1, 'b')),
    ];
    assert.equal(new Set(lists).size, lists.length);
  });
});
