import { buildkitCheck } from './buildkitCheck';
import { ignoreComments } from './ignoreComments';
import type { Suppression } from './suppression';

/** All that can silence a finding from inside of a Dockerfile. */
export const allSuppressions: readonly Suppression[] = [buildkitCheck, ignoreComments];
