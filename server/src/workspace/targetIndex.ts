import type { TargetReference } from '../targets/targetReference';

/** Knows which files outside of a Dockerfile ask for one of its stages. */
export interface TargetIndex {
  targetsOf(dockerfileUri: string): readonly TargetReference[];
}

/** The index of a host that looks at no other files. */
export const noTargets: TargetIndex = { targetsOf: () => [] };
