/** How a client that remembers what a build made tells whether that still is what the Dockerfile says. */

/** Client → server request, `StagesParams` → `StageFingerprint[]`, one a stage; null for a file that can't be read. */
export const fingerprintsRequest = 'dockerfileStages/fingerprints';

export interface StageFingerprint {
  readonly index: number;
  /** Lower-case; undefined for an unnamed stage. */
  readonly name?: string;
  /** Where its name is written, 0-based. */
  readonly nameAt?: { readonly line: number; readonly character: number; readonly endCharacter: number };
  /** 0-based, of its FROM. */
  readonly line: number;
  readonly isDefault: boolean;
  /**
   * The same for as long as the stage and all that it reaches say the same to a build, with the global arguments that
   * they may look up. Comments, blank lines and the case of keywords say nothing; nor do the files of the context.
   */
  readonly fingerprint: string;
}
