import type { TargetReference } from '../targets/targetReference';

/**
 * Knows which files ask for which stages of which Dockerfiles, in all open folders and in what is open in an editor. It
 * answers at once with what it knows so far, and tells when it knows more.
 */
export interface TargetIndex {
  /** The builds of a Dockerfile. The same array for as long as nothing about them changes. */
  targetsOf(dockerfileUri: string): readonly TargetReference[];
  /** The builds that a file asks for, in the order of the file; of what is in the editor where it is open there. */
  referencesIn(uri: string): readonly TargetReference[];
  /** All files that ask for a build, in no order. */
  files(): readonly string[];
  readonly coverage: TargetCoverage;
  /**
   * Calls back when something changed on disk or more of it was read, once for many files; not for what is typed in an
   * editor. Returns what ends that.
   */
  listen(changed: () => void): () => void;
}

/** What was looked through. */
export interface TargetCoverage {
  /** `none`: this host sees no other files, or nobody wants us to look. `partial`: there is more that was not read. */
  readonly state: 'none' | 'reading' | 'partial' | 'complete';
  /** How many files were read. */
  readonly files: number;
}

const none: readonly TargetReference[] = [];

/** The index of a host that looks at no other files. */
export const noTargets: TargetIndex = {
  targetsOf: () => none,
  referencesIn: () => none,
  files: () => [],
  coverage: { state: 'none', files: 0 },
  listen: () => () => undefined,
};
