import type { StageFingerprint } from '../../../../server/src/protocol/fingerprints';
import { spentOn } from '../progress/counts';
import type { Step } from '../progress/progress';
import { type BuildRun, isTarget, type StageId, stepsOfStage } from '../progress/stageLook';

/** What the last build that ended well made of a stage. */
export interface StageResult {
  /** Of the text that it was made of; nothing has that of a text which nobody can tell any more. */
  readonly fingerprint: string;
  /** Only of the stage that was asked for, and that the engine has. */
  readonly image?: BuiltImage;
  /** In milliseconds: of the whole build for the stage that was asked for, else of the stage's own steps. */
  readonly duration: number;
  /** Instructions that were run or found in the cache; those of the duration. FROM is none of them. */
  readonly steps: number;
  readonly cachedSteps: number;
  /** When it ended, in milliseconds since 1970. */
  readonly builtAt: number;
}

export interface BuiltImage {
  readonly tag: string;
  readonly id: string;
  /** In bytes. */
  readonly size: number | undefined;
  readonly layerCount: number;
}

/** What results are kept by: it says the same for as long as the stage keeps its name, or its place if it has none. */
export function resultKey({ name, index }: Pick<StageId, 'name' | 'index'>): string {
  return name ?? `#${index}`;
}

/** The stages that a build can ask for by their names, and those without: of several of one name it is the last. */
export function namedOnce<T extends StageId>(stages: readonly T[]): T[] {
  return [...new Map(stages.map((stage) => [resultKey(stage), stage])).values()];
}

/**
 * What a build that ended well made of each stage that it worked on, by key. `stages` are those of the Dockerfile when it
 * began, `image` is that of the stage that was asked for.
 */
export function resultsOf(
  run: BuildRun,
  stages: readonly StageFingerprint[],
  image: BuiltImage | undefined,
): ReadonlyMap<string, StageResult> {
  const found = new Map<string, StageResult>();
  const builtAt = run.endedAt ?? run.startedAt;
  for (const stage of namedOnce(stages)) {
    const isAskedFor = isTarget(stage, run);
    const steps = isAskedFor
      ? run.progress.steps.filter(({ place }) => place)
      : stepsOfStage(stage, run.progress.steps);
    const counted = steps.filter(({ text }) => !/^from\s/i.test(text));
    if (counted.length === 0 && !isAskedFor) continue;
    found.set(resultKey(stage), {
      fingerprint: stage.fingerprint,
      ...(isAskedFor && image && { image }),
      duration: isAskedFor ? builtAt - run.startedAt : spentOn(steps, builtAt),
      steps: counted.length,
      cachedSteps: counted.filter(isCached).length,
      builtAt,
    });
  }
  return found;
}

function isCached({ state }: Step): boolean {
  return state === 'cached';
}

export function isAllCached({ steps, cachedSteps }: StageResult): boolean {
  return steps > 0 && steps === cachedSteps;
}

/**
 * Which of two results of a stage is kept. A build that found all of it in the cache made nothing: what made it tells
 * more, as long as it is the same.
 */
export function kept(before: StageResult | undefined, now: StageResult): StageResult {
  if (!before || !isAllCached(now) || before.fingerprint !== now.fingerprint) return now;
  if (before.image && now.image && before.image.id !== now.image.id) return now;
  return now.image ? { ...before, image: now.image } : before;
}
