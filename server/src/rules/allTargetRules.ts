import type { TargetFile } from '../workspace/targetFile';
import type { Rule } from './rule';
import { targetCase } from './target-case/target-case';
import { targetIsDefault } from './target-is-default/target-is-default';
import { unknownTarget } from './unknown-target/unknown-target';

/** All that we look for in the files that build Dockerfiles, the gravest first. */
export const allTargetRules: readonly Rule<TargetFile>[] = [unknownTarget, targetCase, targetIsDefault];
