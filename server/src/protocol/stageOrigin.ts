/** What the layers of a stage's image are made by, and how a client asks for it. */

/** Client → server request, `StageNeedsParams` → `StageOrigin`, or null for a stage that is not there. */
export const stageOriginRequest = 'dockerfileStages/stageOrigin';

export interface StageOrigin {
  /** What the chain of bases of the stage begins with. */
  readonly root: OriginRoot;
  /** Everything but FROM that makes an entry in the history of the image, the oldest first: stages that it is built from come before it. */
  readonly instructions: readonly OriginInstruction[];
}

export interface OriginRoot {
  readonly kind: 'image' | 'scratch' | 'context';
  /** The image with its variables replaced; the name of a context. */
  readonly name: string;
}

export interface OriginInstruction {
  readonly stageIndex: number;
  /** What the stage is called in a sentence. */
  readonly stage: string;
  /** 0-based; of the ONBUILD for what a base triggers. */
  readonly line: number;
  /** Upper-case. */
  readonly keyword: string;
  /** What follows the keyword and its flags, in each of the ways in which a builder may write it down; at least one. */
  readonly texts: readonly string[];
}
