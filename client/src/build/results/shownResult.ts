import type { StageFingerprint } from '../../../../server/src/protocol/fingerprints';
import type { KeptResults } from './resultStore';
import { namedOnce, resultKey, type StageResult } from './stageResult';

/** A result and the stage that it is of, as that is now. */
export interface ShownResult {
  readonly stage: StageFingerprint;
  readonly result: StageResult;
  /** The Dockerfile says something else now of the stage, or of something that it reaches. */
  readonly isStale: boolean;
}

/** The results of the stages that a Dockerfile has now, in their order. */
export function shownResults(results: KeptResults, stages: readonly StageFingerprint[]): ShownResult[] {
  const byKey = new Map(Object.entries(results));
  return namedOnce(stages).flatMap((stage) => {
    const result = byKey.get(resultKey(stage));
    return result ? [{ stage, result, isStale: result.fingerprint !== stage.fingerprint }] : [];
  });
}

/** The same for as long as no result comes, goes, becomes stale or fresh. */
export function stalenessOf(shown: readonly ShownResult[]): string {
  return shown.map(({ stage, isStale }) => `${resultKey(stage)} ${isStale}`).join('\n');
}
