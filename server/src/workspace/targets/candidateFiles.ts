import { targetFileGlobs } from '../../protocol/targetFileGlobs';
import { dockerfileGlobs } from '../dockerfileNames';

/** What is looked for in a folder, and told of when it changes. Comments of Dockerfiles may ask for builds as well. */
export const candidateGlobs: readonly string[] = [...targetFileGlobs, ...dockerfileGlobs];

/**
 * Files without an ending, which scripts often have none of. No watcher can be asked for these alone, so that they are
 * told of once it is known that they ask for builds.
 */
export const nameless = { globs: ['**/*'], without: ['**/?*.*'] } as const;

export function isNameless(path: string): boolean {
  return path.lastIndexOf('.') <= path.lastIndexOf('/') + 1;
}
