import type { BuildOutcome } from '../build/buildOutcome';

/** How asking for a container ended; what the commands return. */
export type RunOutcome =
  /** A terminal shows it. */
  | { readonly kind: 'opened'; readonly container: string }
  /** The image has no shell. The user has been told what there is instead. */
  | { readonly kind: 'no-shell' }
  /** The image has nothing to run. The user has been told. */
  | { readonly kind: 'no-command' }
  | BuildOutcome;
