/** What a build is doing, as far as its output tells. */
export interface Progress {
  /** In the order in which they were heard of. */
  readonly steps: readonly Step[];
  /** The last lines of output that belong to no step: warnings, the reason of a failure, what nobody knows. */
  readonly text: readonly string[];
  /** How many steps there will be, where the output says that at its beginning. */
  readonly total: number | undefined;
}

export type StepState = 'waiting' | 'running' | EndState;
export type EndState = 'cached' | 'done' | 'failed' | 'cancelled';

export interface Step {
  readonly id: string;
  /** Undefined for what belongs to no stage, as loading the context. */
  readonly place: StepPlace | undefined;
  /** `RUN make`, `exporting to image` */
  readonly text: string;
  readonly state: StepState;
  /** In milliseconds, without the run that has not ended yet. */
  readonly duration: number;
  /** When it was heard that it runs, by the clock of who reads. */
  readonly since: number | undefined;
  /** The last lines that it printed, without control characters. */
  readonly log: readonly string[];
  /** How many lines it printed in all. */
  readonly logLength: number;
  /** How much of a download is there. */
  readonly percent: number | undefined;
  readonly error: string | undefined;
}

/** Where in the Dockerfile a step is. */
export interface StepPlace {
  /** Lower-case; undefined where the output has none, because the stage is unnamed or alone. */
  readonly stage: string | undefined;
  /** 0-based, where the output tells it. */
  readonly stageIndex: number | undefined;
  /** Only in builds for several platforms. */
  readonly platform: string | undefined;
  /** 1-based, within the stage. What counts as a step hangs on the engine. */
  readonly number: number;
  readonly of: number | undefined;
  /** 0-based among all instructions of the stage, FROM first, where the output tells it. */
  readonly instruction: number | undefined;
}

export type ProgressChange =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'log'; readonly step: Step; readonly lines: readonly string[] }
  | { readonly kind: 'text'; readonly line: string };

/** How a build ended. */
export type BuildEnd = 'built' | 'failed' | 'cancelled';

export function hasEnded({ state }: Step): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** A stage's steps have the same key. */
export function stageKey({ stage, stageIndex, platform }: StepPlace): string {
  return `${platform ?? ''} ${stage ?? stageIndex ?? ''}`;
}
