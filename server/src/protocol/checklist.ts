/** The checklist of a multi-stage build, and how a client asks for it. */

/** Client → server request, `ChecklistParams` → `Checklist`, or null for a file that can't be read or has no stage. */
export const checklistRequest = 'dockerfileStages/checklist';

export interface ChecklistParams {
  readonly uri: string;
}

export type ChecklistSection = 'structure' | 'optimisation' | 'build' | 'security';

/** How good a multi-stage build is, as far as its Dockerfile tells. All texts are in the user's language. */
export interface Checklist {
  /** The stage that is looked at as the one that ships, as messages call it. */
  readonly target: string;
  /** By section, in the order in which people read them. */
  readonly sections: readonly {
    readonly id: ChecklistSection;
    readonly title: string;
    readonly items: readonly ChecklistItem[];
  }[];
  readonly passed: number;
  readonly failed: number;
}

export interface ChecklistItem {
  /** The same in every language. */
  readonly id: string;
  readonly title: string;
  readonly state: ChecklistState;
  /** What says so, the weightiest first; never empty. */
  readonly evidence: readonly ChecklistEvidence[];
}

/** `notApplicable`: the file has nothing that this is about, or nobody can tell offline. */
export type ChecklistState = 'passed' | 'failed' | 'notApplicable';

export interface ChecklistEvidence {
  readonly message: string;
  /** Where in the Dockerfile, 0-based; absent for what is not there. */
  readonly line?: number;
  readonly character?: number;
  /** The rule that found it, whose quick fixes stand at that place. */
  readonly rule?: string;
  /** The rule has a quick fix for it. */
  readonly hasFix?: boolean;
}
