import { type Count, countOf, spentOn, stateOfStage } from './counts';
import type { BuildEnd, Progress, Step, StepState } from './progress';

/** A build as far as its stages are concerned. */
export interface BuildRun {
  /** Lower-case; undefined for the last stage of the Dockerfile. */
  readonly target: string | undefined;
  readonly progress: Progress;
  /** In milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly end: BuildEnd | undefined;
}

/** What a stage is known by. */
export interface StageId {
  readonly index: number;
  /** Lower-case; undefined for an unnamed stage. */
  readonly name?: string;
  readonly isDefault: boolean;
}

/** What a build made of a stage, or is about to. */
export interface StageLook {
  readonly state: StepState;
  /** Of the whole build for the stage that was asked for, else of the stage's own steps. */
  readonly count: Count;
  readonly milliseconds: number;
}

/** What the newest of these builds that reaches a stage makes of it. */
export function stageLook(stage: StageId, newestFirst: readonly BuildRun[], now: number): StageLook | undefined {
  for (const run of newestFirst) {
    const look = isTarget(stage, run) ? lookOfTarget(stage, run, now) : lookOfOther(stage, run, now);
    if (look) return look;
  }
  return undefined;
}

export function isTarget({ name, isDefault }: StageId, { target }: Pick<BuildRun, 'target'>): boolean {
  return target === undefined ? isDefault : name === target.toLowerCase();
}

/** The steps of a stage: engines call it by its name, by its number, or not at all where it is alone. */
export function stepsOfStage({ name, index }: StageId, steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ place }) => {
    if (!place) return false;
    if (name !== undefined && place.stage === name) return true;
    const isNumbered = place.stage === undefined || place.stage === `stage-${index}`;
    return isNumbered && place.stageIndex === index;
  });
}

function lookOfTarget(stage: StageId, run: BuildRun, now: number): StageLook {
  const milliseconds = (run.endedAt ?? now) - run.startedAt;
  return { state: stateOfTarget(stage, run), count: countOf(run.progress), milliseconds };
}

function stateOfTarget(stage: StageId, { progress, end }: BuildRun): StepState {
  if (end === undefined) return 'running';
  if (end !== 'built') return end;
  const own = stepsOfStage(stage, progress.steps);
  return own.length > 0 && stateOfStage(own) === 'cached' ? 'cached' : 'done';
}

function lookOfOther(stage: StageId, { progress }: BuildRun, now: number): StageLook | undefined {
  const steps = stepsOfStage(stage, progress.steps);
  if (steps.length === 0) return undefined;
  const count = countOf({ steps, text: [], total: undefined });
  return { state: stateOfStage(steps), count, milliseconds: spentOn(steps, now) };
}
