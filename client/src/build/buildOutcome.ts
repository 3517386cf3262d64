import type { BuildFailure } from './buildFailure';

/** How asking for a build ended; what the build command returns. */
export type BuildOutcome =
  | { readonly kind: 'built'; readonly tag: string | undefined }
  | { readonly kind: 'failed'; readonly exitCode: number; readonly failure: BuildFailure | undefined }
  /** The user changed their mind, before or while it ran. */
  | { readonly kind: 'cancelled' }
  /** Nothing was run. The user has been told why. */
  | { readonly kind: 'refused'; readonly reason: Refusal };

export type Refusal =
  | 'untrusted'
  | 'no-engine'
  | 'engine-lacks'
  | 'no-dockerfile'
  | 'not-on-disk'
  | 'not-saved'
  | 'no-stages'
  | 'nothing-built'
  | 'not-a-target'
  | 'no-image'
  | 'not-run'
  | 'bad-tag'
  | 'bad-task';

/** Whether what should have been the next step is the end already. */
export function isOutcome(step: BuildOutcome | object): step is BuildOutcome {
  return 'kind' in step && OUTCOMES.has(step.kind);
}

const OUTCOMES: ReadonlySet<unknown> = new Set<BuildOutcome['kind']>(['built', 'failed', 'cancelled', 'refused']);
