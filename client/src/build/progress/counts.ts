import { hasEnded, type Progress, type Step, type StepState, stageKey } from './progress';

/** How far something is. */
export interface Count {
  readonly done: number;
  /** As far as it is known yet. */
  readonly total: number;
}

/** How far the whole build is; steps that belong to no stage don't count. */
export function countOf({ steps, total }: Progress): Count {
  const placed = steps.filter(({ place }) => place);
  if (total !== undefined) return { done: placed.filter(hasEnded).length, total };
  const stages = [...byStage(placed).values()].map(countOfStage);
  return {
    done: stages.reduce((sum, { done }) => sum + done, 0),
    total: stages.reduce((sum, stage) => sum + stage.total, 0),
  };
}

/** The steps of each stage, in the order in which they were heard of. */
export function byStage(steps: readonly Step[]): ReadonlyMap<string, readonly Step[]> {
  const stages = new Map<string, Step[]>();
  for (const step of steps) {
    if (!step.place) continue;
    const key = stageKey(step.place);
    const others = stages.get(key);
    if (others) others.push(step);
    else stages.set(key, [step]);
  }
  return stages;
}

/** A step that nobody spoke of, because another stage has the very same, is over when a later one has begun. */
export function countOfStage(steps: readonly Step[]): Count {
  const numbers = new Map(steps.map((step) => [step.place?.number ?? 0, step]));
  const total = Math.max(...steps.map(({ place }) => place?.of ?? place?.number ?? 0));
  const furthest = Math.max(
    0,
    ...steps.filter(({ state }) => state !== 'waiting').map(({ place }) => place?.number ?? 0),
  );
  const passed = (number: number) => {
    const step = numbers.get(number);
    return step ? hasEnded(step) : number < furthest;
  };
  return { done: Array.from({ length: total }, (_, index) => passed(index + 1)).filter(Boolean).length, total };
}

/** What a stage is doing. Its base image alone does not say whether it came out of the cache. */
export function stateOfStage(steps: readonly Step[]): StepState {
  const states = new Set(steps.map(({ state }) => state));
  for (const state of ['failed', 'running', 'cancelled'] as const) if (states.has(state)) return state;
  if (states.has('waiting')) return states.size === 1 ? 'waiting' : 'running';
  const own = steps.filter(({ text }) => !/^from\s/i.test(text));
  return own.length > 0 && own.every(({ state }) => state === 'cached') ? 'cached' : 'done';
}

/** How long steps ran, in milliseconds; those that still run up to now. */
export function spentOn(steps: readonly Step[], now: number): number {
  return steps.reduce((sum, { duration, since }) => sum + duration + (since === undefined ? 0 : now - since), 0);
}
