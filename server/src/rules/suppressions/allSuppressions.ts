import { buildkitCheck } from './buildkitCheck';
import { hadolintIgnore } from './hadolintIgnore';
import { ownIgnore } from './ownIgnore';
import type { Suppression } from './suppression';
import { tallyIgnore } from './tallyIgnore';

/** All that can silence a finding from inside of a Dockerfile. */
export const allSuppressions: readonly Suppression[] = [ownIgnore, buildkitCheck, hadolintIgnore, tallyIgnore];
